package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds a request's handler among those of its method and first folder ("POST /consultations").
/// Spring asks every mapping of the house in turn, which took a seventh of what an answer to a
/// consultation costs. Where not exactly one of the few fits, Spring decides as ever: which of
/// several is meant, what is not found, and which method would be.
final class HandlersByFolder extends RequestMappingHandlerMapping {

    private Map<String, List<Map.Entry<RequestMappingInfo, HandlerMethod>>> byFolder = Map.of();

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        var all = new HashMap<String, List<Map.Entry<RequestMappingInfo, HandlerMethod>>>();
        getHandlerMethods().entrySet().forEach(each -> {
            var info = each.getKey();
            for (var method : info.getMethodsCondition().getMethods())
                for (var pattern : info.getPatternValues())
                    all.computeIfAbsent(method.name() + " " + folder(pattern), _ -> new ArrayList<>())
                            .add(each);
        });
        byFolder = Map.copyOf(all);
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        RequestMappingInfo match = null;
        HandlerMethod handler = null;
        for (var each : byFolder.getOrDefault(request.getMethod() + " " + folder(path), List.of())) {
            var fits = getMatchingMapping(each.getKey(), request);
            if (fits == null) continue;
            if (match != null) return super.lookupHandlerMethod(path, request);
            match = fits;
            handler = each.getValue();
        }
        if (match == null || handler == null) return super.lookupHandlerMethod(path, request);
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, handler);
        handleMatch(match, path, request);
        return handler;
    }

    /// "/consultations" of "/consultations/{slug}/answers".
    private static String folder(String path) {
        var end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
