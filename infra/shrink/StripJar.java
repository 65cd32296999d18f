import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies a JAR without the attributes that are for a compiler or a debugger alone. They name
/// classes that no code does, such as the nested classes of every request that a client could send,
/// so that ProGuard would keep all of them; and ProGuard itself drops attributes only after it has
/// decided what it keeps.
///
/// Started from source by the build, with the JAR and the copy.
final class StripJar {
  private static final Pattern GENERATED =
      Pattern.compile("software/amazon/awssdk/services/\\w+/model/.*");

  private final JarFile jar;
  private final ClassFile classes;

  private StripJar(JarFile jar) {
    this.jar = jar;
    this.classes =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(
                        type -> open(type.descriptorString().replaceAll("^L|;$", "") + ".class"))
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .cached()));
  }

  public static void main(String[] arguments) throws IOException {
    try (var jar = new JarFile(arguments[0]);
        var out = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
      // A stage of the build, read once: time and space are for the last one.
      out.setLevel(1);
      var strip = new StripJar(jar);
      for (var entry : (Iterable<java.util.jar.JarEntry>) jar.stream()::iterator) {
        var copy = new ZipEntry(entry.getName());
        // The same bytes whenever it is built.
        copy.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        out.putNextEntry(copy);
        out.write(strip.stripped(entry.getName()));
      }
    }
  }

  private byte[] stripped(String name) throws IOException {
    try (var in = jar.getInputStream(jar.getEntry(name))) {
      var bytes = in.readAllBytes();
      return name.endsWith(".class") ? stripped(bytes) : bytes;
    }
  }

  private byte[] stripped(byte[] bytes) {
    var model = classes.parse(bytes);
    // The SDK's requests and answers: no line of theirs says anything in a stack trace.
    var generated = GENERATED.matcher(model.thisClass().asInternalName()).matches();
    var attributes =
        ClassTransform.dropping(StripJar::forTools)
            .andThen(ClassTransform.transformingMethods(MethodTransform.dropping(StripJar::forTools)))
            .andThen(ClassTransform.transformingFields(FieldTransform.dropping(StripJar::forTools)));
    try {
      return classes.transformClass(
          model,
          attributes.andThen(
              ClassTransform.transformingMethodBodies(
                  (code, element) -> {
                    var left =
                        element instanceof LocalVariable
                            || element instanceof LocalVariableType
                            || (generated && element instanceof LineNumber);
                    if (!left) {
                      code.with(element);
                    }
                  })));
    } catch (IllegalArgumentException unresolved) {
      // It works with a class of an optional part that is not there: its code stays as it is.
      return classes.transformClass(model, attributes);
    }
  }

  private static boolean forTools(Object element) {
    return switch (element) {
      case EnclosingMethodAttribute _,
          ExceptionsAttribute _,
          InnerClassesAttribute _,
          MethodParametersAttribute _,
          RuntimeInvisibleAnnotationsAttribute _,
          RuntimeInvisibleTypeAnnotationsAttribute _,
          RuntimeVisibleAnnotationsAttribute _,
          RuntimeVisibleTypeAnnotationsAttribute _,
          SignatureAttribute _ -> true;
      default -> false;
    };
  }

  private InputStream open(String name) {
    var entry = jar.getEntry(name);
    if (entry == null) {
      return null;
    }
    try (var in = jar.getInputStream(entry)) {
      return new ByteArrayInputStream(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
