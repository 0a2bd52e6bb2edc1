package org.socai.api.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated OpenAPI document says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    static final String BASIC = "basic";
    static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(UnitCode.class, code("TZ0001A"))
                .replaceWithSchema(OfficeCode.class, code("04001"))
                .replaceWithSchema(TaxCode.class, new StringSchema().example("0100109106"))
                .replaceWithSchema(
                        BankReference.class,
                        new StringSchema().maxLength(64).example("FT070000534"))
                .replaceWithSchema(
                        ContributionMonth.class,
                        new StringSchema().pattern("\\d{4}-(0[1-9]|1[0-2])").example("2025-09"));
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Socai")
                                .version("v1")
                                .description(
                                        "The ledger of what employers owe to social, health and"
                                            + " unemployment insurance. Amounts are whole dong;"
                                            + " days are ISO dates, instants ISO in UTC. Every"
                                            + " figure is an answer at two dates: a business day,"
                                            + " effectiveOn, and a state of knowledge, knownAt,"
                                            + " which an answer also names as a ledger position."
                                            + " Refusals are RFC 9457 problems with one stable type"
                                            + " per reason.")
                                .license(new License().name("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        BASIC,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("basic"))
                                .addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    private static Schema<?> code(String example) {
        return new StringSchema().pattern("[A-Z0-9]{3,15}").example(example);
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("A refusal as RFC 9457 has it.")
                .addProperty(
                        "type",
                        new StringSchema()
                                .description("the reason; stable")
                                .example("/problems/unknown-unit"))
                .addProperty(
                        "title",
                        new StringSchema().description("the same for every problem of the type"))
                .addProperty("status", new IntegerSchema().example(404))
                .addProperty("detail", new StringSchema().description("what is wrong this time"))
                .addProperty(
                        "instance", new StringSchema().description("the address that was asked"))
                .addProperty("errors", errors())
                .addProperty(
                        "missing",
                        new StringSchema()
                                .description("of a missing rate: what has to be published")
                                .example("late-interest-rate/SI/2019"));
    }

    private static ArraySchema errors() {
        var error =
                new ObjectSchema()
                        .addProperty("place", new StringSchema().example("effectiveOn"))
                        .addProperty(
                                "rule", new StringSchema().example("is a day written YYYY-MM-DD"));
        var errors = new ArraySchema();
        errors.setItems(error);
        errors.setDescription("of an invalid request: each place and the rule it breaks");
        return errors;
    }
}
