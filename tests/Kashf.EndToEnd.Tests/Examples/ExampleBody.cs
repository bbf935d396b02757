using System.Text;

namespace Kashf.EndToEnd.Tests.Examples;

/// <summary>The documents' example bodies as they stand there; only what must name something that exists is put in.</summary>
internal static class ExampleBody
{
    public const string Slug = "\"iran\"";
    public const string TextSlug = "\"digikala\"";
    public const string Tag = "111111111";
    public const string ReportTag = "39";
    public const string RemovedItem = "1211593";
    public const string RemovedTag = ": 3,";

    public static string Read(string endpoint)
    {
        using var stream = typeof(ExampleBody).Assembly.GetManifestResourceStream(endpoint)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static string Naming(this string body, string example, object actual)
    {
        Assert.Contains(example, body);
        var text = actual is string slug ? $"\"{slug}\"" : example == RemovedTag ? $": {actual}," : $"{actual}";
        return body.Replace(example, text, StringComparison.Ordinal);
    }
}
