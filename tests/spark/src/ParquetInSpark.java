import java.nio.file.Path;
import java.util.Arrays;

import org.apache.spark.sql.SparkSession;

/**
 * The query of docs/formats.md in Spark's local mode, over the folders that {@code tapset export --format parquet} wrote:
 *
 * <pre>
 * ./mvnw -f tests/spark/pom.xml compile exec:exec -Drecordings="A.parquet B.parquet"
 * </pre>
 */
public final class ParquetInSpark {
	private ParquetInSpark() {
	}

	public static void main(String[] folders) throws java.io.IOException {
		String[] spans = Arrays.stream(folders).map(folder -> Path.of(folder, "spans.parquet").toAbsolutePath().toString()).toArray(String[]::new);
		String[] events = Arrays.stream(folders).map(folder -> Path.of(folder, "events.parquet").toAbsolutePath().toString()).toArray(String[]::new);
		try (SparkSession spark = SparkSession.builder().master("local[*]").appName("tapset").config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC").getOrCreate()) {
			spark.sparkContext().setLogLevel("ERROR");
			spark.read().parquet(spans).createOrReplaceTempView("spans");
			spark.read().parquet(events).createOrReplaceTempView("events");
			spark.sql("""
					SELECT recording, function, count(*) AS calls, sum(self_ns) / 1e6 AS self_ms, percentile(duration_ns, 0.99) / 1e3 AS p99_us
					FROM spans WHERE ended <> 'marker' GROUP BY recording, function ORDER BY self_ms DESC, function LIMIT 10""").show(false);
			spark.sql("SELECT recording, provider, marker, count(*) AS hits, min(time) AS first, max(get_json_object(arguments, '$[0]')) AS arg1 FROM events GROUP BY ALL ORDER BY hits DESC, marker").show(false);
		}
	}
}
