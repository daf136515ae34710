package dev.limen.adapters.rest.http;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the API's description says of the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "LIMEN",
                        version = "1",
                        description =
                                "Self-service virtual machines on a shared Linux server. JSON in, JSON out; every failure "
                                        + "is an Error object; lists are bare arrays; every answer carries an X-Request-ID.",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")))
@SecurityScheme(
        securitySchemeName = ApiDescription.BEARER,
        description = "The access token that signing in gave.",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        in = SecuritySchemeIn.HEADER)
final class ApiDescription {

    static final String BEARER = "bearer";

    private ApiDescription() {}
}
