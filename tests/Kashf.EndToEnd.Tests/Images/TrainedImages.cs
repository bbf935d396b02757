using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>An account with a trained dataset of two kinds of sample pictures.</summary>
public sealed class TrainedImages(ImageServer server) : ImageAccount(server)
{
    public string Slug { get; private set; } = "";

    public long FractalTag { get; private set; }

    /// <summary>A picture that was not reported.</summary>
    public byte[] Fractal { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Slug = await Client.CreateDatasetAsync("نقش‌ها", "image-tag");
        Fractal = Pictures.All(Pictures.Fractal)[^1];
        FractalTag = await ReportAsync("برخال", Pictures.All(Pictures.Fractal).SkipLast(1));
        await ReportAsync("نوار", Pictures.All(Pictures.Bars));
        await Client.TrainAsync(Slug);
    }

    private async Task<long> ReportAsync(string title, IEnumerable<byte[]> pictures)
    {
        var tag = await Client.CreateTagAsync(Slug, title);
        await Client.ReportImagesAsync(tag, pictures.Select(picture => Host.Add($"{Guid.NewGuid():N}.jpg", picture)));
        return tag;
    }
}
