package dev.monitor.render;

import dev.monitor.model.Figure;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** Values over local time, with a threshold across them. Where nothing was recorded, nothing is drawn. */
final class LineChart {
    private static final int HEIGHT = 520;
    private static final int LEGEND_ROW = 36;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    /** Over the plot, for half of the uppermost label of the value axis. */
    private static final int TOP = 10;
    /** On the right, for half of the last label of the time axis. */
    private static final int OVERHANG = 50;
    /** The same where the threshold's value stands on the right. */
    private static final int BEHIND_THRESHOLD = 20;
    /** What a label of the time axis needs, with the space to the next one. */
    private static final int LABEL_ROOM = 125;

    private static final float LINE = 4;
    private static final float THIN = 1.5f;

    private final Figure.Lines figure;
    private final Look look;
    private final ZoneId zone;
    private final Font text;

    private LineChart(Figure.Lines figure, Look look, ZoneId zone) {
        this.figure = figure;
        this.look = look;
        this.zone = zone;
        this.text = look.text();
    }

    static BufferedImage draw(Figure.Lines figure, Look look, ZoneId zone) {
        return new LineChart(figure, look, zone).draw();
    }

    private BufferedImage draw() {
        LineData data = new LineData(figure, look.theme().most());
        ValueScale scale = scale(data.values());
        XYPlot plot = new XYPlot(data.dataset(), times(), values(scale), new LinePen(look, LINE));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(look.theme().grid());
        plot.setRangeGridlineStroke(new BasicStroke(THIN));
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        plot.setNoDataMessage("No value was recorded.");
        plot.setNoDataMessageFont(text);
        plot.setNoDataMessagePaint(look.theme().faint());
        addThreshold(plot, scale);
        JFreeChart chart = look.chart(figure.title(), plot);
        look.addNote(chart, note(data));
        int rows = 0;
        if (data.lines().size() > 1) {
            Legend legend = new Legend(data.lines(), look);
            chart.addSubtitle(legend.title());
            rows = legend.rows();
        }
        return look.image(chart, HEIGHT + LEGEND_ROW * rows);
    }

    private String note(LineData data) {
        String window = new Times(zone).window(figure.from(), figure.to());
        int all = figure.lines().size();
        return data.lines().size() == all
                ? window
                : window + " · the largest " + data.lines().size() + " of " + all;
    }

    private ValueScale scale(List<Double> values) {
        Double threshold = threshold();
        if (values.isEmpty()) {
            return ValueScale.of(0, threshold == null ? 0 : threshold, figure.unit());
        }
        double lowest = Collections.min(values);
        double highest = Collections.max(values);
        return threshold == null
                ? ValueScale.of(lowest, highest, figure.unit())
                : ValueScale.of(Math.min(lowest, threshold), Math.max(highest, threshold), figure.unit());
    }

    private ValueAxis times() {
        boolean isMoment = !figure.from().plus(SHORTEST).isBefore(figure.to());
        Instant from = isMoment ? figure.from().minus(SHORTEST) : figure.from();
        Instant to = isMoment ? figure.to().plus(SHORTEST) : figure.to();
        List<Tick> ticks = TimeScale.ticks(from, to, zone, Look.WIDTH / LABEL_ROOM);
        TickAxis axis = axis(from.toEpochMilli(), to.toEpochMilli(), ticks);
        axis.setTickMarksVisible(true);
        axis.setAxisLineVisible(true);
        return axis;
    }

    private ValueAxis values(ValueScale scale) {
        return axis(scale.from(), scale.to(), scale.ticks());
    }

    /** The threshold as a line, and its value on the right: there it covers neither a line nor another label. */
    private void addThreshold(XYPlot plot, ValueScale scale) {
        Double threshold = threshold();
        if (threshold == null) {
            plot.setInsets(new RectangleInsets(TOP, 0, 0, OVERHANG));
            return;
        }
        plot.setInsets(new RectangleInsets(TOP, 0, 0, BEHIND_THRESHOLD));
        ValueMarker marker = new ValueMarker(threshold, look.theme().threshold(), new BasicStroke(2.5f));
        plot.addRangeMarker(marker, Layer.FOREGROUND);
        TickAxis axis = axis(scale.from(), scale.to(), List.of(new Tick(threshold, scale.text(threshold))));
        axis.setTickLabelPaint(look.theme().threshold());
        plot.setRangeAxis(1, axis);
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
    }

    private TickAxis axis(double from, double to, List<Tick> ticks) {
        TickAxis axis = new TickAxis(from, to, ticks);
        axis.setTickLabelFont(text);
        axis.setTickLabelPaint(look.theme().text());
        axis.setTickLabelInsets(new RectangleInsets(6, 6, 6, 10));
        axis.setTickMarkPaint(look.theme().faint());
        axis.setTickMarkOutsideLength(6);
        axis.setTickMarksVisible(false);
        axis.setAxisLinePaint(look.theme().faint());
        axis.setAxisLineVisible(false);
        return axis;
    }

    private @Nullable Double threshold() {
        Double threshold = figure.threshold();
        return threshold == null || !Double.isFinite(threshold) ? null : threshold;
    }
}
