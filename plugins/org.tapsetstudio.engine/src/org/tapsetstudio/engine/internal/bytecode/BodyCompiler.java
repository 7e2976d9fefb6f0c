package org.tapsetstudio.engine.internal.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.List;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.internal.runtime.StatementNode;

/**
 * Makes a hidden class of the body of a handler or function. What the body uses of the run is in the class's constants, so a class serves one run
 * and goes with it. To be used by the thread that owns the run.
 */
public final class BodyCompiler {
	/** HotSpot interprets methods above this size for ever, which is slower than the tree. */
	private static final int LARGEST = 8000;
	private static final String CLASS = Names.internal(BodyCompiler.class).replace("BodyCompiler", "Body");

	private BodyCompiler() {
	}

	/**
	 * Compiles a body.
	 *
	 * @return what runs it, or null if it is too large or the JVM refuses it: then it stays with the tree
	 */
	public static StatementNode compile(Stmt body, Delegates tree) {
		try {
			return define(body, tree);
		} catch (MethodTooLargeException | ReflectiveOperationException | LinkageError e) {
			return null;
		}
	}

	private static StatementNode define(Stmt body, Delegates tree) throws ReflectiveOperationException {
		ClassWriter writer = new Frames();
		writer.visit(V21, ACC_FINAL | ACC_SUPER, CLASS, null, "java/lang/Object", new String[] {Names.internal(StatementNode.class)});
		constructor(writer);
		MethodVisitor method = writer.visitMethod(ACC_PUBLIC, "exec", "(L" + Names.FRAME + ";)I", null, null);
		Code code = new Code(method, CLASS);
		method.visitCode();
		StatementEmitter.prologue(code);
		new StatementEmitter(code, tree).emit(body);
		code.push(StatementNode.NORMAL);
		code.op(IRETURN);
		Label last = new Label();
		code.label(last);
		method.visitMaxs(0, 0);
		method.visitEnd();
		if (last.getOffset() > LARGEST) {
			return null;
		}
		initializer(writer, code.constants());
		Object[] values = code.constants().stream().map(Code.Constant::value).toArray();
		MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClassWithClassData(writer.toByteArray(), values, true);
		return (StatementNode) made.lookupClass().getDeclaredConstructor().newInstance();
	}

	private static void constructor(ClassWriter writer) {
		MethodVisitor method = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
		method.visitCode();
		method.visitVarInsn(ALOAD, 0);
		method.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
		method.visitInsn(RETURN);
		method.visitMaxs(0, 0);
		method.visitEnd();
	}

	/** Spreads the class data over the fields. */
	private static void initializer(ClassWriter writer, List<Code.Constant> constants) {
		MethodVisitor method = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
		method.visitCode();
		method.visitMethodInsn(INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", "()Ljava/lang/invoke/MethodHandles$Lookup;", false);
		method.visitLdcInsn("_");
		method.visitLdcInsn(Type.getType(Object[].class));
		method.visitMethodInsn(INVOKESTATIC, "java/lang/invoke/MethodHandles", "classData",
				"(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;", false);
		method.visitTypeInsn(CHECKCAST, "[Ljava/lang/Object;");
		method.visitVarInsn(ASTORE, 0);
		for (int i = 0; i < constants.size(); i++) {
			Code.Constant constant = constants.get(i);
			String descriptor = Names.descriptor(constant.type());
			writer.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, constant.name(), descriptor, null, null).visitEnd();
			method.visitVarInsn(ALOAD, 0);
			method.visitLdcInsn(i);
			method.visitInsn(AALOAD);
			method.visitTypeInsn(CHECKCAST, Names.internal(constant.type()));
			method.visitFieldInsn(PUTSTATIC, CLASS, constant.name(), descriptor);
		}
		method.visitInsn(RETURN);
		method.visitMaxs(0, 0);
		method.visitEnd();
	}

	/** Joins of the flow never carry two classes of which anything but Object would have to be known. */
	private static final class Frames extends ClassWriter {
		Frames() {
			super(COMPUTE_FRAMES | COMPUTE_MAXS);
		}

		@Override
		protected String getCommonSuperClass(String one, String other) {
			return "java/lang/Object";
		}
	}
}
