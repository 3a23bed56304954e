package org.tallystick.porch.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/// What every request passes: headers, cross-site checks, sign-in by the council's own directory
/// where one is set. Who may ask for which page is decided by [AccessGuard], from what each handler
/// declares.
@Configuration
@ConditionalOnWebApplication
class Security {

    /// No script, style or frame from anywhere but here, and none inside a page.
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri"
                    + " 'none'; frame-ancestors 'none'";

    /// Answering a consultation: nobody is signed in there, whoever they are elsewhere, no session
    /// is made and no cookie is set. So there is no authority that another site could borrow, and
    /// the forms need no token; the room itself refuses what browsers say another site sent.
    @Bean
    @Order(1)
    SecurityFilterChain answering(HttpSecurity http) {
        headers(http.securityMatcher("/consultations/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        return http.build();
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http, ObjectProvider<Directories> directories, DirectorySignIn directorySignIn) {
        headers(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .exceptionHandling(errors -> errors.accessDeniedHandler((request, response, denied) -> {
                    request.setAttribute(Errors.FORM_OUT_OF_DATE, true);
                    response.sendError(403);
                }));
        directories.ifAvailable(known -> http.oauth2Login(login -> login.loginPage("/sign-in")
                .failureUrl("/sign-in?error")
                .clientRegistrationRepository(known)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(known.requests()))
                .successHandler(directorySignIn)));
        return http.build();
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frame -> frame.deny())
                // Other sites below this name are not ours to decide for.
                .httpStrictTransportSecurity(secure -> secure.includeSubDomains(false))
                .addHeaderWriter(new StaticHeadersWriter(
                        "Permissions-Policy", "camera=(), geolocation=(), microphone=()," + " interest-cohort=()"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin")));
    }
}
