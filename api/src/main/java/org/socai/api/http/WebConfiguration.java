package org.socai.api.http;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.projections.rates.BudgetFunded;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How parameters are read, and which forms of an answer can be asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class WebConfiguration implements WebMvcConfigurer {
    /** Codes and references need none: they are read by their constructors. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, ContributionMonth.class, ContributionMonth::parse);
        registry.addConverter(String.class, BudgetFunded.class, WebConfiguration::budgetFunded);
    }

    private static BudgetFunded budgetFunded(String text) {
        return switch (text) {
            case "none" -> BudgetFunded.NONE;
            case "only" -> BudgetFunded.ONLY;
            case "all" -> BudgetFunded.ALL;
            default -> throw new IllegalArgumentException("it is one of only, none, all");
        };
    }

    /** A link cannot set {@code Accept}; {@code ?format=csv} does the same. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.favorParameter(true).parameterName("format");
        negotiation.mediaType("json", MediaType.APPLICATION_JSON);
        negotiation.mediaType("csv", Forms.CSV);
        negotiation.mediaType("hledger", Forms.HLEDGER);
    }

    /** A bank reference in an address may contain a slash, sent as {@code %2F}. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesInReferences() {
        return tomcat ->
                tomcat.addConnectorCustomizers(
                        connector ->
                                connector.setEncodedSolidusHandling(
                                        EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
