package org.socai.api.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Says of every operation in the OpenAPI document which roles may use it, as {@link AccessTable}
 * has it.
 */
@Component
final class RolesInDescription implements OpenApiCustomizer {
    @Override
    public void customise(OpenAPI description) {
        description
                .getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        addRoles(path, method, operation)));
    }

    private static void addRoles(String path, PathItem.HttpMethod method, Operation operation) {
        var roles =
                AccessTable.rules().stream()
                        .filter(
                                rule ->
                                        rule.pattern().equals(path)
                                                && rule.method().name().equals(method.name()))
                        .flatMap(rule -> rule.roles().stream())
                        .sorted()
                        .map(Role::text)
                        .collect(Collectors.joining(", "));
        if (!roles.isEmpty()) {
            var told =
                    operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
            operation.setDescription(told + "Roles: " + roles + ".");
        }
    }
}
