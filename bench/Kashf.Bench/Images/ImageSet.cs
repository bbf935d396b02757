namespace Kashf.Bench.Images;

/// <summary>A photo with the position of its class.</summary>
internal sealed record LabelledImage(string File, int Class);

/// <summary>Photos of classes, split into training and test: train/CLASS/*.jpg, test/CLASS/*.jpg.</summary>
internal sealed record ImageSet(string Name, IReadOnlyList<string> Classes, IReadOnlyList<LabelledImage> Train, IReadOnlyList<LabelledImage> Test)
{
    /// <returns>Null where the folder is missing.</returns>
    public static ImageSet? Load(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "train")))
            return null;
        string[] classes = [.. Directory.GetDirectories(Path.Combine(folder, "train")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        return new ImageSet(Path.GetFileName(folder), classes, Read(folder, "train", classes), Read(folder, "test", classes));
    }

    private static List<LabelledImage> Read(string folder, string split, string[] classes) =>
    [
        .. classes.SelectMany((name, at) => Directory.GetFiles(Path.Combine(folder, split, name)).Order(StringComparer.Ordinal)
            .Select(file => new LabelledImage(file, at))),
    ];
}
