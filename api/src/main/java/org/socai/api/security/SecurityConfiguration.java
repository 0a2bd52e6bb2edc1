package org.socai.api.security;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One chain for everything: Basic for programs, a session after the login page for people, and
 * {@link AccessTable} for both. Answers are never stored by anybody, and no page may frame ours.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {
    private static final RequestMatcher DOCUMENTATION =
            PathPatternRequestMatcher.pathPattern("/swagger-ui/**");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /** The page of the API documentation sets styles from its scripts. */
    private static final String DOCUMENTATION_POLICY =
            POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, PasswordLogin login, Refusals refusals, Users users) {
        http.authenticationProvider(login)
                .authorizeHttpRequests(
                        requests ->
                                requests
                                        // Second halves of requests that were let in, and their
                                        // error pages.
                                        .dispatcherTypeMatchers(
                                                DispatcherType.ASYNC, DispatcherType.ERROR)
                                        .permitAll()
                                        .anyRequest()
                                        .access(new TableAuthorization()))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .formLogin(
                        form ->
                                form.loginPage("/login")
                                        .defaultSuccessUrl("/")
                                        .failureUrl("/login?error"))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SentBy::maybeForeignPage))
                .exceptionHandling(
                        handling ->
                                handling.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .addFilterBefore(new SessionCheck(users), BasicAuthenticationFilter.class)
                .headers(
                        headers ->
                                headers.frameOptions(frames -> frames.deny())
                                        .referrerPolicy(
                                                referrer ->
                                                        referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                                        .addHeaderWriter(
                                                policy(DOCUMENTATION, DOCUMENTATION_POLICY))
                                        .addHeaderWriter(
                                                policy(
                                                        new NegatedRequestMatcher(DOCUMENTATION),
                                                        POLICY)));
        return http.build();
    }

    /**
     * After signing in, people come to the page they wanted; no session is made for a program's
     * question.
     */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(Refusals::isPageForPerson);
        return cache;
    }

    private static DelegatingRequestMatcherHeaderWriter policy(
            RequestMatcher where, String directives) {
        return new DelegatingRequestMatcherHeaderWriter(
                where, new ContentSecurityPolicyHeaderWriter(directives));
    }

    /**
     * A bank reference is part of an address and may hold signs that the firewall keeps out by
     * default, because other programs read them as separators. Here security and routing see the
     * same parsed path, where they are plain text.
     */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }
}
