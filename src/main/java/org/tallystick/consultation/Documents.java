package org.tallystick.consultation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.tallystick.library.survey.Kind;
import tools.jackson.databind.json.JsonMapper;

/// Plans and editions as this room keeps them. A plan may hold a survey that is not yet whole,
/// which the survey's own document could not say.
public final class Documents {

    static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(Kind.class, NamedKind.class).build();

    private Documents() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Kind.Contact.class, name = "contact"),
        @Type(value = Kind.OneOf.class, name = "one of"),
        @Type(value = Kind.ManyOf.class, name = "many of"),
        @Type(value = Kind.Rated.class, name = "rated"),
        @Type(value = Kind.NumberIn.class, name = "number"),
        @Type(value = Kind.ShortText.class, name = "short text"),
        @Type(value = Kind.LongText.class, name = "long text"),
        @Type(value = Kind.Ranked.class, name = "ranked"),
        @Type(value = Kind.Upload.class, name = "file")
    })
    private interface NamedKind {}

    public static String write(Plan plan) {
        return JSON.writeValueAsString(plan);
    }

    public static Plan plan(String document) {
        return JSON.readValue(document, Plan.class);
    }

    public static String write(Content content) {
        return JSON.writeValueAsString(content);
    }

    static Content content(String document) {
        return JSON.readValue(document, Content.class);
    }
}
