package org.tallystick.spend;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/// What `spend register` prints: money as text, so that no reader rounds it.
final class RegisterJson {

    private RegisterJson() {}

    static String of(Register register) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("local", part(register.local()));
        json.put("elsewhere", part(register.elsewhere()));
        json.put("unknown", part(register.unknown()));
        json.put("sme", register.sme());
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static Map<String, Object> part(Register.Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("contracts", part.contracts());
        json.put("value", part.value().toPlainString());
        json.put("noValue", part.noValue());
        return json;
    }
}
