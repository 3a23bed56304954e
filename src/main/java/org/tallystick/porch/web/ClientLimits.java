package org.tallystick.porch.web;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMaskSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What one client may take of the server. Many people share one address behind a council's router,
/// so that the limits are wide: they are for those who mean harm or have lost their way.
///
/// @param connections that one address may have open, unless it is a proxy that is believed
/// @param requests that one address may have under way; behind such a proxy the forwarded address
/// @param head how long the lines before a request's body may take to arrive
/// @param body how long its body may take, and a second more for each [#BYTES_A_SECOND] that came
@ConfigurationProperties("tallystick.client")
record ClientLimits(
        @DefaultValue("1000") int connections,
        @DefaultValue("200") int requests,
        @DefaultValue("20s") Duration head,
        @DefaultValue("60s") Duration body) {

    static final int BYTES_A_SECOND = 8_192;

    /// Where the limits meet the server. Commands start without one.
    @Configuration
    @ConditionalOnWebApplication
    @EnableConfigurationProperties(ClientLimits.class)
    static class Applied {

        @Bean
        WebServerFactoryCustomizer<TomcatWebServerFactory> clientLimits(
                ClientLimits limits,
                TomcatServerProperties tomcat,
                @Value("${server.forward-headers-strategy:none}") String forwarding) {
            // Where no forwarded address is believed, each connection is a client's own.
            var proxies = forwarding.equalsIgnoreCase("none")
                    ? (Predicate<String>) _ -> false
                    : proxies(tomcat.getRemoteip().getInternalProxies());
            return factory -> {
                factory.setProtocol(LimitedProtocol.class.getName());
                factory.addConnectorCustomizers(connector -> {
                    if (connector.getProtocolHandler() instanceof LimitedProtocol protocol)
                        protocol.limit(limits, proxies);
                });
            };
        }

        private static boolean within(NetMaskSet networks, String address) {
            try {
                return networks.contains(address);
            } catch (UnknownHostException noAddress) {
                return false;
            }
        }

        /// As Tomcat reads the setting: networks, or a regular expression of addresses.
        private static Predicate<String> proxies(String named) {
            if (!named.contains("/")) return Pattern.compile(named).asMatchPredicate();
            var networks = new NetMaskSet();
            networks.addAll(named);
            return address -> within(networks, address);
        }
    }
}
