package org.tallystick.porch.web;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.NoLeaks;

/// Every page gives its connection back. With a pool of four, a page that keeps one leaves nothing
/// to the pages after it, and [NoLeaks] names it; a page that takes a second one while it holds its
/// first is found out by eight visitors at once.
@InTheDemo
class ConnectionsTest {

    private static final Path MATRIX = Path.of("src/test/resources/examples/access.csv");
    private static final int VISITS = 40;
    private static final int AT_ONCE = 8;
    private static final int MOST_PAGES = 120;

    /// How often one page may ask the same question.
    private static final int MOST_ALIKE = 8;

    private static final int MOST_STATEMENTS = 80;

    @LocalServerPort
    int port;

    @Autowired
    DataSource source;

    @Test
    void everyPageGivesItsConnectionBack() throws Exception {
        var pages = pages();
        // The walk reached most of the house; a short one would prove little.
        assertThat(pages.size()).isGreaterThan(100);
        var pool = (HikariDataSource) source;
        var before = pool.getMaximumPoolSize();
        pool.getHikariConfigMXBean().setMinimumIdle(1);
        pool.getHikariConfigMXBean().setMaximumPoolSize(4);
        pool.getHikariConfigMXBean().setConnectionTimeout(5_000);
        pool.getHikariPoolMXBean().softEvictConnections();
        var visitors = Executors.newFixedThreadPool(AT_ONCE);
        try {
            // One page's visits follow each other, so that they meet; the next page's begin as soon
            // as a visitor is free.
            var answers = new ArrayList<Map.Entry<String, Future<Integer>>>();
            for (var page : pages.entrySet()) {
                Callable<Integer> visit =
                        () -> page.getValue().get(page.getKey()).status();
                for (var at = 0; at < VISITS; at++) answers.add(Map.entry(page.getKey(), visitors.submit(visit)));
            }
            for (var answer : answers)
                assertThat(answer.getValue().get(1, TimeUnit.MINUTES))
                        .as(answer.getKey())
                        .isLessThan(500);
            NoLeaks.check(pool, Duration.ofSeconds(20));
        } finally {
            visitors.shutdownNow();
            pool.getHikariConfigMXBean().setConnectionTimeout(10_000);
            pool.getHikariConfigMXBean().setMaximumPoolSize(before);
            pool.getHikariConfigMXBean().setMinimumIdle(4);
        }
    }

    /// A page that asks the same question for each of its rows is quick in the demo and slow in a
    /// council.
    @Test
    void noPageAsksOnceARow() throws Exception {
        var asked = new ConcurrentLinkedQueue<String>();
        var jdbc = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var listening = listening(asked);
        jdbc.addAppender(listening);
        jdbc.setLevel(Level.DEBUG);
        jdbc.setAdditive(false);
        try {
            var found = new TreeMap<String, String>();
            for (var page : pages().entrySet()) {
                asked.clear();
                page.getValue().get(page.getKey());
                var counts = asked.stream().collect(groupingBy(identity(), counting()));
                counts.forEach((statement, times) -> {
                    if (times > MOST_ALIKE) found.put(page.getKey(), times + " times " + statement);
                });
                if (asked.size() > MOST_STATEMENTS) found.put(page.getKey(), asked.size() + " statements");
            }
            assertThat(found).isEmpty();
        } finally {
            jdbc.setLevel(null);
            jdbc.setAdditive(true);
            jdbc.detachAppender(listening);
        }
    }

    private static AppenderBase<ILoggingEvent> listening(Queue<String> asked) {
        var listening = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                // What the house does by the clock is no page's.
                if (event.getThreadName().startsWith("tomcat-handler")
                        && event.getFormattedMessage().contains("SQL statement ["))
                    asked.add(event.getFormattedMessage());
            }
        };
        listening.setContext(((Logger) LoggerFactory.getLogger(JdbcTemplate.class)).getLoggerContext());
        listening.start();
        return listening;
    }

    /// The first address of each line of the matrix that somebody reaches, and who did.
    private Map<String, Browser> pages() throws IOException {
        var routes = routes();
        var reached = new LinkedHashMap<String, String>();
        var visitors = new LinkedHashMap<String, Browser>();
        var site = "http://127.0.0.1:" + port;
        for (var who : List.of(
                "",
                "Procurement officer, Thurrock",
                "Contract manager, Shropshire",
                "Administrator, Shropshire",
                "Supplier, Dock Road Logistics")) {
            var browser = who.isEmpty() ? Browser.at(site) : Browser.inDemo(site, who);
            for (var path : walk(browser, who.isEmpty() ? "/" : "/work", routes))
                routes.stream()
                        .filter(path::matches)
                        .findFirst()
                        .filter(route -> reached.putIfAbsent(route, path) == null)
                        .ifPresent(_ -> visitors.put(path, browser));
        }
        // What no page leads to is asked for as it is written.
        for (var route : routes) if (!route.contains("[")) visitors.putIfAbsent(route, Browser.at(site));
        return visitors;
    }

    private static List<String> routes() throws IOException {
        return Files.readAllLines(MATRIX).stream()
                .filter(line -> line.startsWith("GET,"))
                .map(line -> line.split(",", -1)[1].replaceAll("\\{[^}]*}", "[^/]+"))
                .sorted(Comparator.comparing(route -> route.split("\\[\\^/]\\+", -1).length))
                .toList();
    }

    /// One page of each line of the matrix, by links, the nearest first.
    private static Iterable<String> walk(Browser browser, String start, List<String> routes) {
        var seen = new LinkedHashSet<String>();
        var kinds = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty() && seen.size() < MOST_PAGES) {
            var path = waiting.removeFirst();
            var answer = browser.get(path);
            if (answer.status() != 200) continue;
            seen.add(path);
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) continue;
            for (var link : answer.page().select("a[href^=/]")) {
                var href = link.attr("href").replaceAll("[?#].*", "");
                routes.stream()
                        .filter(href::matches)
                        .findFirst()
                        .filter(kinds::add)
                        .ifPresent(_ -> waiting.add(href));
            }
        }
        return seen;
    }
}
