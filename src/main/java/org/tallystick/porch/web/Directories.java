package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/// The council's own directories, each asked for what it offers when somebody signs in by it first:
/// one that does not answer keeps nobody from the rest of the site, and is asked again the next
/// time.
@Component
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class Directories implements ClientRegistrationRepository {

    private static final Logger LOG = LoggerFactory.getLogger(Directories.class);
    private static final String START = "/oauth2/authorization";

    private final OAuth2ClientProperties settings;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    Directories(OAuth2ClientProperties settings) {
        settings.validate();
        this.settings = settings;
    }

    boolean named(String id) {
        return settings.getRegistration().containsKey(id);
    }

    /// Null where there is none of that name, and where it does not answer now.
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!named(id)) return null;
        var before = known.get(id);
        if (before != null) return before;
        try {
            var found = withOpenId(ask(id));
            known.put(id, found);
            return found;
        } catch (RuntimeException silent) {
            LOG.warn(
                    "The directory “{}” does not answer or its settings are not right (spring.security.oauth2.client): nobody can sign in with it",
                    id,
                    silent);
            return null;
        }
    }

    private ClientRegistration ask(String id) {
        var one = new OAuth2ClientProperties();
        one.getRegistration().put(id, settings.getRegistration().get(id));
        one.getProvider().putAll(settings.getProvider());
        return Objects.requireNonNull(
                new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id));
    }

    /// Who somebody is, and their address, is all that is wanted, and without being asked for that
    /// a directory says neither.
    private static ClientRegistration withOpenId(ClientRegistration found) {
        var scopes = new LinkedHashSet<>(List.of("openid", "email"));
        if (found.getScopes() != null) scopes.addAll(found.getScopes());
        return ClientRegistration.withClientRegistration(found).scope(scopes).build();
    }

    /// Only a directory that is there is asked; any other address is left to the pages.
    OAuth2AuthorizationRequestResolver requests() {
        var usual = new DefaultOAuth2AuthorizationRequestResolver(this, START);
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                var path = request.getRequestURI();
                return path.startsWith(START + "/") && findByRegistrationId(path.substring(START.length() + 1)) != null
                        ? usual.resolve(request)
                        : null;
            }

            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
                return findByRegistrationId(id) == null ? null : usual.resolve(request, id);
            }
        };
    }
}
