package org.socai.api.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Decides by {@link AccessTable}. */
final class TableAuthorization implements AuthorizationManager<RequestAuthorizationContext> {
    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        var rule = AccessTable.ruleFor(context.getRequest());
        if (rule == null) {
            return new AuthorizationDecision(false);
        }
        return new AuthorizationDecision(rule.open() || isOneOf(rule, authentication.get()));
    }

    private static boolean isOneOf(AccessRule rule, @Nullable Authentication authentication) {
        return authentication != null
                && authentication.isAuthenticated()
                && authentication.getPrincipal() instanceof SignedIn user
                && rule.roles().contains(user.role());
    }
}
