import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * {@code PrepareJars FROM TO}: copies the jars of one folder to another in the form in which a JVM starts them fastest. Signatures go, since verifying
 * those of Eclipse's jars costs a third of a second at each start. Of manifests only little stays: a JVM with an AOT cache reads all of them before it
 * runs anything, and those that were signed list every class. Classes of Java 5 and older (ANTLR, picocli) get the form of Java 8, since an AOT
 * cache leaves older ones out, and with them every class that extends them, the parser first of all. Switches over types become methods, since no cache
 * keeps the code that a JVM makes for each of them at its first use: forty of them at a start, some milliseconds each.
 */
final class PrepareJars {
	private static final int JAVA_6 = 50;

	private static final List<Attributes.Name> KEPT = Stream.of("Bundle-SymbolicName", "Bundle-Version", "Implementation-Title", "Implementation-Version", "Multi-Release").map(Attributes.Name::new).toList();

	private final ClassLoader libraries;

	private PrepareJars(ClassLoader libraries) {
		this.libraries = libraries;
	}

	public static void main(String[] arguments) throws IOException {
		Path from = Path.of(arguments[0]);
		Path to = Files.createDirectories(Path.of(arguments[1]));
		List<Path> jars;
		try (Stream<Path> files = Files.list(from)) {
			jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
		}
		try (URLClassLoader libraries = new URLClassLoader(jars.stream().map(PrepareJars::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
			for (Path jar : jars) {
				new PrepareJars(libraries).copy(jar, to.resolve(jar.getFileName()));
			}
		}
	}

	private static URL url(Path file) {
		try {
			return file.toUri().toURL();
		} catch (MalformedURLException e) {
			throw new IllegalArgumentException(e);
		}
	}

	private void copy(Path from, Path to) throws IOException {
		try (JarInputStream in = new JarInputStream(Files.newInputStream(from), false); JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest(in.getManifest()))) {
			for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
				if (isSignature(entry.getName())) {
					continue;
				}
				byte[] content = in.readAllBytes();
				JarEntry copy = new JarEntry(entry.getName());
				copy.setTime(entry.getTime());
				out.putNextEntry(copy);
				out.write(entry.getName().endsWith(".class") ? current(content) : content);
				out.closeEntry();
			}
		}
	}

	/** What says who made the jar, and what a class loader asks for. */
	private static Manifest manifest(Manifest whole) {
		Manifest kept = new Manifest();
		kept.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		if (whole != null) {
			KEPT.stream().filter(whole.getMainAttributes()::containsKey).forEach(name -> kept.getMainAttributes().put(name, whole.getMainAttributes().get(name)));
		}
		return kept;
	}

	private static boolean isSignature(String name) {
		return name.toUpperCase(Locale.ROOT).matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
	}

	private byte[] current(byte[] content) {
		ClassReader reader = new ClassReader(content);
		if (reader.readUnsignedShort(6) >= JAVA_6) {
			ClassWriter plain = new ClassWriter(reader, 0);
			TypeSwitches switches = new TypeSwitches(plain);
			reader.accept(switches, 0);
			return switches.isEmpty() ? content : plain.toByteArray();
		}
		ClassWriter writer = new Frames();
		reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
			@Override
			public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
				super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
			}

			@Override
			public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
				return new JSRInlinerAdapter(super.visitMethod(access, name, descriptor, signature, exceptions), access, name, descriptor, signature, exceptions);
			}
		}, ClassReader.SKIP_FRAMES);
		return writer.toByteArray();
	}

	/** Gives a class a method for each of its switches over types, in place of the call that lets the JVM make one. */
	private static final class TypeSwitches extends ClassVisitor {
		private record Made(String name, String descriptor, Object[] types) {
		}

		private final List<Made> made = new ArrayList<>();
		private String owner;
		private boolean isInterface;

		TypeSwitches(ClassVisitor to) {
			super(Opcodes.ASM9, to);
		}

		boolean isEmpty() {
			return made.isEmpty();
		}

		@Override
		public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
			owner = name;
			isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
			super.visit(version, access, name, signature, superName, interfaces);
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
			return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
				@Override
				public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... labels) {
					if (bootstrap.getOwner().equals("java/lang/runtime/SwitchBootstraps") && called.equals("typeSwitch") && Stream.of(labels).allMatch(Type.class::isInstance)) {
						Made method = new Made("typeSwitch$" + made.size(), type, labels);
						made.add(method);
						super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method.name, type, isInterface);
					} else {
						super.visitInvokeDynamicInsn(called, type, bootstrap, labels);
					}
				}
			};
		}

		@Override
		public void visitEnd() {
			made.forEach(this::write);
			super.visitEnd();
		}

		/** Writes what {@link java.lang.runtime.SwitchBootstraps#typeSwitch} describes: the number of the first fitting type, from a given one on; -1 for null. */
		private void write(Made method) {
			MethodVisitor code = cv.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, method.name, method.descriptor, null, null);
			code.visitCode();
			code.visitVarInsn(Opcodes.ALOAD, 0);
			Label next = new Label();
			code.visitJumpInsn(Opcodes.IFNONNULL, next);
			code.visitInsn(Opcodes.ICONST_M1);
			code.visitInsn(Opcodes.IRETURN);
			for (int i = 0; i < method.types.length; i++) {
				begin(code, next);
				next = new Label();
				code.visitVarInsn(Opcodes.ILOAD, 1);
				code.visitIntInsn(Opcodes.SIPUSH, i);
				code.visitJumpInsn(Opcodes.IF_ICMPGT, next);
				code.visitVarInsn(Opcodes.ALOAD, 0);
				code.visitTypeInsn(Opcodes.INSTANCEOF, ((Type) method.types[i]).getInternalName());
				code.visitJumpInsn(Opcodes.IFEQ, next);
				code.visitIntInsn(Opcodes.SIPUSH, i);
				code.visitInsn(Opcodes.IRETURN);
			}
			begin(code, next);
			code.visitIntInsn(Opcodes.SIPUSH, method.types.length);
			code.visitInsn(Opcodes.IRETURN);
			code.visitMaxs(2, 2);
			code.visitEnd();
		}

		private static void begin(MethodVisitor code, Label label) {
			code.visitLabel(label);
			code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
		}
	}

	/** Computes the stack maps that old classes lack. */
	private final class Frames extends ClassWriter {
		Frames() {
			super(COMPUTE_FRAMES);
		}

		@Override
		protected ClassLoader getClassLoader() {
			return libraries;
		}

		@Override
		protected String getCommonSuperClass(String first, String second) {
			try {
				return super.getCommonSuperClass(first, second);
			} catch (TypeNotPresentException absent) {
				// Part of a library for a library that we do not ship (a log appender for JMS): never loaded.
				return "java/lang/Object";
			}
		}
	}
}
