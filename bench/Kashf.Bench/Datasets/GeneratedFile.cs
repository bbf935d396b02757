using System.Globalization;
using System.Text;

namespace Kashf.Bench.Datasets;

/// <summary>Generated texts as a CSV file on the disk, so that making them costs no measured time.</summary>
internal sealed class GeneratedFile : IDisposable
{
    private GeneratedFile(string path) => Path = path;

    public string Path { get; }

    /// <param name="withTitles">Writes each text's tag beside it.</param>
    public static async Task<GeneratedFile> WriteAsync(GeneratedTexts texts, int rows, bool withTitles, CancellationToken cancellation)
    {
        var file = new GeneratedFile(System.IO.Path.GetTempFileName());
        await using var writer = new StreamWriter(file.Path, append: false, new UTF8Encoding(false), bufferSize: 1 << 20);
        await writer.WriteLineAsync(withTitles ? "content,title" : "content");
        for (var i = 0; i < rows; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (text, first) = texts.Of(i);
            await writer.WriteLineAsync(withTitles ? string.Create(CultureInfo.InvariantCulture, $"{text},{(first ? Titles.First : Titles.Second)}") : text);
        }

        return file;
    }

    public void Dispose() => File.Delete(Path);
}

/// <summary>The two tags of every generated dataset.</summary>
internal static class Titles
{
    public const string First = "first";
    public const string Second = "second";
}
