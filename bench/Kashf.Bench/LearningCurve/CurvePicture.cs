using System.Globalization;
using System.Text;

namespace Kashf.Bench.LearningCurve;

/// <summary>Draws both curves as an SVG that reads on light and dark pages.</summary>
internal static class CurvePicture
{
    private const int Width = 760;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 20;
    private const int Top = 30;
    private const int Bottom = 50;

    public static string Draw(Curve random, Curve suggested)
    {
        var values = random.Values.Concat(suggested.Values).ToArray();
        var (low, high) = (Math.Floor(values.Min() * 50) / 50, Math.Ceiling(values.Max() * 50) / 50);
        var picture = new StringBuilder();
        picture.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#777\">");
        picture.AppendLine("<title>Macro-F1 by the number of labels: suggested and random</title>");
        for (var tick = 0; tick <= Math.Round((high - low) * 50); tick++)
            HorizontalLine(picture, low + (tick / 50.0), low, high);
        for (var labels = 100; labels <= random.Values.Length * LearningCurveBenchmark.Step; labels += 100)
            picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{X(labels, random):F1}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{labels}</text>");
        picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">labels</text>");
        picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"18\">macro-F1, mean of five seeds</text>");
        Line(picture, random, "#8c8c8c", "random", low, high, 20);
        Line(picture, suggested, "#1f77b4", "suggested", low, high, -10);
        return picture.AppendLine("</svg>").ToString();
    }

    private static double X(double labels, Curve curve) => Left + (labels / (curve.Values.Length * LearningCurveBenchmark.Step) * (Width - Left - Right));

    private static double Y(double value, double low, double high) => Top + ((high - value) / (high - low) * (Height - Top - Bottom));

    private static void HorizontalLine(StringBuilder picture, double value, double low, double high)
    {
        var y = Y(value, low, high);
        picture.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y:F1}H{Width - Right}\" stroke=\"#ccc\" stroke-opacity=\"0.5\"/>");
        picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{value:F2}</text>");
    }

    private static void Line(StringBuilder picture, Curve curve, string colour, string name, double low, double high, int nameBelow)
    {
        var points = curve.Values.Select((value, i) => string.Create(
            CultureInfo.InvariantCulture, $"{X((i + 1) * LearningCurveBenchmark.Step, curve):F1},{Y(value, low, high):F1}"));
        picture.AppendLine(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right}\" y=\"{Y(curve.Values[^1], low, high) + nameBelow:F1}\" fill=\"{colour}\" text-anchor=\"end\">{name}</text>");
    }
}
