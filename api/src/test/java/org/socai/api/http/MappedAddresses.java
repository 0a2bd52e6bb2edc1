package org.socai.api.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything that the running program answers at, as the framework itself has it. */
public final class MappedAddresses {
    private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET);

    private MappedAddresses() {}

    /** A method and the pattern of an address. */
    public record Address(HttpMethod method, String pattern) {
        /** An address that fits the pattern and names nothing that exists. */
        public String example() {
            return pattern.replace("{unitCode}", "NOUNIT")
                    .replace("{id}", "00000000-0000-0000-0000-000000000000")
                    .replace("{kind}", "nothing")
                    .replace("{bankReference}", "NOREFERENCE")
                    .replace("{username}", "nobody")
                    .replaceAll("\\{\\*?[a-zA-Z]+}", "nothing")
                    .replace("**", "nothing");
        }
    }

    /** All of them but the page for errors, which nobody can ask for. */
    public static List<Address> of(ApplicationContext program) {
        return program.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(MappedAddresses::addresses)
                .filter(address -> !address.pattern().equals("/error"))
                .distinct()
                .toList();
    }

    private static Stream<Address> addresses(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(
                        pattern ->
                                (methods.isEmpty() ? READING : methods)
                                        .stream()
                                                .map(
                                                        method ->
                                                                new Address(
                                                                        method.asHttpMethod(),
                                                                        pattern)));
    }
}
