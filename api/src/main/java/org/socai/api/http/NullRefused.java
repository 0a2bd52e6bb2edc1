package org.socai.api.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * In requests, a component of a record may be null or missing only where it is declared {@link
 * Nullable}: the same declaration that the compiler checks the code against.
 */
final class NullRefused extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated element) {
        if (element instanceof AnnotatedParameter parameter) {
            var record = parameter.getDeclaringClass();
            if (record.isRecord() && record.getName().startsWith("org.socai.")) {
                var components = record.getRecordComponents();
                int index = parameter.getIndex();
                if (index < components.length) {
                    var nullable =
                            components[index]
                                    .getAnnotatedType()
                                    .isAnnotationPresent(Nullable.class);
                    return JsonSetter.Value.forValueNulls(nullable ? Nulls.SET : Nulls.FAIL);
                }
            }
        }
        return JsonSetter.Value.empty();
    }
}
