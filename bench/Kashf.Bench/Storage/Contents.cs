namespace Kashf.Bench.Storage;

/// <summary>Texts about as long as a comment, each different.</summary>
internal static class Contents
{
    private static readonly string[] Words =
        ["غذا", "خیلی", "خوب", "بود", "کیفیت", "بسته‌بندی", "دیر", "رسید", "سرد", "تازه", "قیمت", "مناسب", "پیک", "سفارش"];

    public static string Of(int number)
    {
        var random = new Random(number);
        return $"{number} {string.Join(' ', Enumerable.Range(0, 15).Select(_ => Words[random.Next(Words.Length)]))}";
    }
}
