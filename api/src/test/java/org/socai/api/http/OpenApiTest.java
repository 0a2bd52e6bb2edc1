package org.socai.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
    private static final JsonNode DOCUMENT =
            RunningServer.json(RunningServer.get("reporter", "/v3/api-docs"));

    @Test
    void every_mapped_address_of_the_api_is_in_the_document() {
        assertThat(MappedAddresses.of(RunningServer.program()))
                .filteredOn(address -> address.pattern().startsWith("/api/"))
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        address ->
                                assertThat(operation(address).path("operationId").asString(""))
                                        .as("%s", address)
                                        .isNotEmpty());
    }

    @Test
    void every_operation_tells_its_refusals_and_who_may_use_it() {
        assertThat(DOCUMENT.get("paths").properties())
                .filteredOn(path -> path.getKey().startsWith("/api/"))
                .flatExtracting(
                        path ->
                                path.getValue().properties().stream()
                                        .map(Map.Entry::getValue)
                                        .toList())
                .isNotEmpty()
                .allSatisfy(
                        operation -> {
                            assertThat(operation.get("responses").propertyNames())
                                    .contains("400", "401", "403", "409", "503");
                            assertThat(operation.get("description").asString()).contains("Roles: ");
                        });
    }

    @Test
    void the_document_has_its_title_and_the_way_to_sign_in() {
        assertThat(DOCUMENT.at("/info/title").asString()).isEqualTo("Socai");
        assertThat(DOCUMENT.at("/components/securitySchemes/basic/scheme").asString())
                .isEqualTo("basic");
    }

    @Test
    void codes_and_months_are_described_as_text() {
        var month =
                DOCUMENT.at("/paths/~1api~1v1~1units~1{unitCode}~1statement/get/parameters")
                        .valueStream()
                        .filter(parameter -> parameter.get("name").asString().equals("month"))
                        .findFirst()
                        .orElseThrow();
        assertThat(month.at("/schema/type").asString()).isEqualTo("string");
        assertThat(month.get("required").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui/index.html", "/v3/api-docs.yaml"})
    void the_documentation_is_there_for_everybody_who_is_signed_in(String address) {
        assertThat(RunningServer.get("reporter", address).statusCode()).isEqualTo(200);
    }

    private static JsonNode operation(MappedAddresses.Address address) {
        return DOCUMENT.get("paths")
                .path(address.pattern())
                .path(address.method().name().toLowerCase(Locale.ROOT));
    }
}
