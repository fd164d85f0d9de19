package io.qiao.e2e;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.classfile.TypeAnnotation;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The strings of a record that requests bring, alone or in lists, as its class file has them: only
/// there can the annotations of a list's elements be read.
final class RequestText {
    private static final String STRING = "Ljava/lang/String;";
    private static final String MAP = "Ljava/util/Map;";

    /// Each of them says how long a string may be, or which there are; or, for passwords, that
    /// their own rules do.
    private static final Set<String> BOUNDS =
            Set.of(
                    "Lio/qiao/chassis/input/Line;",
                    "Lio/qiao/chassis/input/Text;",
                    "Lio/qiao/chassis/input/Verbatim;",
                    "Lio/qiao/chassis/web/IndustryCode;",
                    "Lio/qiao/chassis/web/RegionCode;",
                    "Ljakarta/validation/constraints/Pattern;");

    private RequestText() {}

    /// The names of those fields that have no bound.
    static List<String> unbounded(Path classFile) throws IOException {
        return ClassFile.of().parse(classFile).fields().stream()
                .filter(field -> !field.flags().has(AccessFlag.STATIC))
                .filter(field -> holdsText(field) && !isBounded(field))
                .map(field -> field.fieldName().stringValue())
                .toList();
    }

    private static boolean holdsText(FieldModel field) {
        String type = field.fieldType().stringValue();
        return type.equals(STRING) || (!type.equals(MAP) && signature(field).contains(STRING));
    }

    private static String signature(FieldModel field) {
        return field.findAttribute(Attributes.signature())
                .map(each -> each.signature().stringValue())
                .orElse("");
    }

    private static boolean isBounded(AttributedElement field) {
        return Stream.concat(
                        field.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                                .flatMap(each -> each.annotations().stream()),
                        field.findAttribute(Attributes.runtimeVisibleTypeAnnotations()).stream()
                                .flatMap(each -> each.annotations().stream())
                                .map(TypeAnnotation::annotation))
                .map(Annotation::className)
                .anyMatch(name -> BOUNDS.contains(name.stringValue()));
    }
}
