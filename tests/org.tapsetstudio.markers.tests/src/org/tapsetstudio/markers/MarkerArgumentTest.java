package org.tapsetstudio.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class MarkerArgumentTest {
	private static String parsed(String text) {
		return MarkerArgument.parseAll(text).stream().map(a -> a.typeName() + " " + a.operand()).collect(Collectors.joining("; "));
	}

	@Test
	void everyX86Form() {
		assertEquals("int32_t %eax; uint64_t 112(%rsp); int8_t $-1; int32_t 40+CheckpointStats(%rip); uint16_t %dil; int64_t -8(%rax,%rbx,4); double %xmm0; float 4(%rsp)",
				parsed("-4@%eax 8@112(%rsp) -1@$-1 -4@40+CheckpointStats(%rip) 2@%dil -8@-8(%rax,%rbx,4) 8f@%xmm0 4f@4(%rsp)"));
	}

	@Test
	void blanksInsideBrackets() {
		assertEquals("uint64_t [sp, 16]; int32_t x1", parsed("8@[sp, 16] -4@x1"));
	}

	@Test
	void withoutSize() {
		assertEquals("long %rax; long $5", parsed(" %rax  $5 "));
	}

	@Test
	void none() {
		assertEquals("", parsed("  "));
	}

	@Test
	void unbalancedBracketsDoNotHang() {
		assertEquals("uint64_t ((( 4@%eax", parsed("8@((( 4@%eax"));
	}
}
