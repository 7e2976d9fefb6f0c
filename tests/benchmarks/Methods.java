import java.util.Arrays;

/**
 * Calls in pieces of 1,973 after warming up; prints {@code calls nanoseconds-per-call}, processor time of the thread, and in a second line what a call takes in the tenth of the pieces that were disturbed
 * least.
 */
public class Methods {
	private static final int PIECE = 15;
	private static final int CALLS = 1973;

	static int fib(int n) {
		return n < 2 ? n : fib(n - 1) + fib(n - 2);
	}

	public static void main(String[] arguments) {
		long[] times = new long[Integer.parseInt(arguments[0])];
		var clock = java.lang.management.ManagementFactory.getThreadMXBean();
		for (int i = 0; i < 100; i++) {
			fib(PIECE);
		}
		long start = clock.getCurrentThreadCpuTime();
		long before = start;
		for (int i = 0; i < times.length; i++) {
			fib(PIECE);
			long now = clock.getCurrentThreadCpuTime();
			times[i] = now - before;
			before = now;
		}
		Arrays.sort(times);
		System.out.printf("%d %.3f%n", (long) times.length * CALLS, (double) (before - start) / times.length / CALLS);
		System.out.printf("undisturbed %.3f%n", Arrays.stream(times, 0, times.length / 10).average().orElseThrow() / CALLS);
	}
}
