using System.Globalization;
using System.Text;

namespace Kashf.Bench.Scale;

/// <summary>Draws jobs an hour by the ceiling of request units, a line for each number of instances, on light and dark pages.</summary>
internal static class ScalePicture
{
    private const int Width = 760;
    private const int Height = 380;
    private const int Left = 70;
    private const int Right = 110;
    private const int Top = 40;
    private const int Bottom = 55;

    private static readonly string[] Colours = ["#8c8c8c", "#1f77b4", "#d62728"];

    public static string Draw(IReadOnlyList<(int Instances, (JobScenario Scenario, JobFigures Figures)[] Runs)> lines)
    {
        var mostUnits = lines.Max(line => line.Runs.Max(run => run.Scenario.Ceiling));
        var mostJobs = lines.Max(line => line.Runs.Max(run => Jobs(run.Figures)));
        var step = Math.Pow(10, Math.Floor(Math.Log10(mostJobs)));
        var top = Math.Ceiling(mostJobs / step) * step;
        var picture = new StringBuilder();
        picture.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#777\">");
        picture.AppendLine("<title>Jobs an hour by the ceiling of request units</title>");
        picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"20\">jobs an hour, a thousand at once</text>");
        for (var tick = 0.0; tick <= top; tick += top / 5)
            Horizontal(picture, tick, top);
        foreach (var (scenario, _) in lines[0].Runs)
            picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{X(scenario.Ceiling, mostUnits):F1}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{scenario.Ceiling / 1000:N0}k</text>");
        picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">ceiling of the items container, request units a second</text>");
        foreach (var (line, colour) in lines.Zip(Colours))
            Line(picture, line.Instances, line.Runs, colour, mostUnits, top);
        return picture.AppendLine("</svg>").ToString();
    }

    private static double Jobs(JobFigures figures) => figures.PerHour.Values.Sum();

    private static double X(double units, double most) => Left + (units / most * (Width - Left - Right));

    private static double Y(double jobs, double top) => Top + ((top - jobs) / top * (Height - Top - Bottom));

    private static void Horizontal(StringBuilder picture, double jobs, double top)
    {
        var y = Y(jobs, top);
        picture.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y:F1}H{Width - Right}\" stroke=\"#ccc\" stroke-opacity=\"0.5\"/>");
        picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{jobs:N0}</text>");
    }

    private static void Line(StringBuilder picture, int instances, (JobScenario Scenario, JobFigures Figures)[] runs, string colour, double mostUnits, double top)
    {
        var points = runs.Select(run => string.Create(
            CultureInfo.InvariantCulture, $"{X(run.Scenario.Ceiling, mostUnits):F1},{Y(Jobs(run.Figures), top):F1}"));
        picture.AppendLine(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        picture.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right + 8}\" y=\"{Y(Jobs(runs[^1].Figures), top) + 4:F1}\" fill=\"{colour}\">{instances} instances</text>");
    }
}
