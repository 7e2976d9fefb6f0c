package org.tapsetstudio.engine.internal.bytecode;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The method under construction. Objects of the run (arrays, nodes, places) become static final fields, which the JVM's compiler takes for
 * constants, so that calls through them are bound and inlined.
 */
final class Code {
	static final int FRAME = 1;
	static final int LONGS = 2;
	static final int STRINGS = 3;
	private static final int FIRST_FREE = 4;

	final MethodVisitor out;
	private final String owner;
	private final List<Constant> constants = new ArrayList<>();
	private final Map<Object, Constant> known = new IdentityHashMap<>();
	private int free = FIRST_FREE;

	record Constant(String name, Class<?> type, Object value) {
	}

	Code(MethodVisitor out, String owner) {
		this.out = out;
		this.owner = owner;
	}

	List<Constant> constants() {
		return constants;
	}

	/** A place for a value of two words in the method. */
	int temporary() {
		free += 2;
		return free - 2;
	}

	void load(Object value, Class<?> type) {
		Constant constant = known.get(value);
		if (constant == null) {
			constant = new Constant("c" + constants.size(), type, value);
			constants.add(constant);
			known.put(value, constant);
		}
		out.visitFieldInsn(GETSTATIC, owner, constant.name(), Names.descriptor(constant.type()));
	}

	void frame() {
		out.visitVarInsn(ALOAD, FRAME);
	}

	void push(long value) {
		out.visitLdcInsn(value);
	}

	void push(int value) {
		out.visitLdcInsn(value);
	}

	void op(int opcode) {
		out.visitInsn(opcode);
	}

	void variable(int opcode, int index) {
		out.visitVarInsn(opcode, index);
	}

	void jump(int opcode, Label to) {
		out.visitJumpInsn(opcode, to);
	}

	void label(Label label) {
		out.visitLabel(label);
	}

	void field(Class<?> of, String name, Class<?> type) {
		out.visitFieldInsn(GETFIELD, Names.internal(of), name, Names.descriptor(type));
	}

	/** Calls a method by its name and types; what it is called on and its arguments are on the stack. */
	void call(Class<?> of, String name, Class<?>... parameters) {
		Method method;
		try {
			method = of.getMethod(name, parameters);
		} catch (NoSuchMethodException e) {
			throw new IllegalStateException(of + "." + name + Arrays.toString(parameters), e);
		}
		boolean isStatic = java.lang.reflect.Modifier.isStatic(method.getModifiers());
		int opcode = isStatic ? INVOKESTATIC : of.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
		out.visitMethodInsn(opcode, Names.internal(of), name, Type.getMethodDescriptor(method), of.isInterface());
	}
}
