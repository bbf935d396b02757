using Kashf.Core.Reports;
using Kashf.Core.Text;

namespace Kashf.Core.Tests.Text;

/// <summary>Small made-up data sets with a clear difference between tags.</summary>
internal static class Comments
{
    public const long Food = 11;
    public const long Delivery = 22;

    private static readonly string[] FoodWords = ["کباب", "برنج", "پیتزا", "طعم", "شور", "خوشمزه", "سوپ", "نان"];
    private static readonly string[] DeliveryWords = ["پیک", "دیر", "تاخیر", "آدرس", "سفارش", "رسید", "بسته", "ارسال"];

    public static string Text(long tag, int seed)
    {
        var words = tag == Food ? FoodWords : DeliveryWords;
        var random = new Random((seed * 31) + (int)tag);
        return string.Join(' ', Enumerable.Range(0, 5).Select(_ => words[random.Next(words.Length)])) + " بود " + (seed % 17);
    }

    public static IEnumerable<TextItem> Reported(long tag, int count, bool positive = true, int firstSeed = 0, long? reportedFor = null) =>
        Enumerable.Range(firstSeed, count).Select(seed => new TextItem(
            (tag * 10_000) + seed, Text(tag, seed), [new TagReport(reportedFor ?? tag, positive)]));

    public static IEnumerable<TextItem> Unreported(int count) =>
        Enumerable.Range(0, count).Select(i => new TextItem(9_000_000 + i, Text(i % 2 == 0 ? Food : Delivery, 5000 + i), []));
}
