package org.socai.api.security;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where people sign in: one plain page in Vietnamese or English that works without scripts. */
@RestController
@Hidden
class LoginPage {
    private final String template = template();

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(
            HttpServletRequest request,
            @RequestAttribute(name = "_csrf") CsrfToken token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String logout) {
        var words =
                isEnglish(lang, request.getLocale()) ? LoginWords.ENGLISH : LoginWords.VIETNAMESE;
        return template.replace("{lang}", words.lang())
                .replace("{title}", words.title())
                .replace("{name}", words.name())
                .replace("{password}", words.password())
                .replace("{signIn}", words.signIn())
                .replace("{otherLang}", words.otherLang())
                .replace("{otherLanguage}", words.otherLanguage())
                .replace("{message}", message(words, error != null, logout != null))
                .replace("{tokenName}", HtmlUtils.htmlEscape(token.getParameterName()))
                .replace("{token}", HtmlUtils.htmlEscape(token.getToken()));
    }

    private static boolean isEnglish(@Nullable String lang, Locale preferred) {
        return lang == null ? preferred.getLanguage().equals("en") : lang.equals("en");
    }

    private static String message(LoginWords words, boolean failed, boolean signedOut) {
        if (failed) {
            return "<p role=\"alert\">" + words.failed() + "</p>";
        }
        return signedOut ? "<p role=\"status\">" + words.signedOut() + "</p>" : "";
    }

    private static String template() {
        try {
            return new ClassPathResource("login.html", LoginPage.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
