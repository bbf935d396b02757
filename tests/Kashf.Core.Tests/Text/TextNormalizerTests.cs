using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Text;

namespace Kashf.Core.Tests.Text;

public sealed class TextNormalizerTests
{
    // Everything the normaliser treats specially, so that random texts meet its rules often.
    private static readonly char[] Alphabet =
    [
        .. "میرودهاترینکتابهاینمام اای  ئءآأإٱةۀؤيىكک۱۲٣٤12aAéÉ.!?،؟؛«»",
        '\u200C', '\u200D', '\u200E', '\u202B', '\uFEFF', '\u0640', '\u064E', '\u0651', '\u0654', '\0', '\t', '\r', '\n', '\u00A0',
        '\uD83D', '\uDE02', '\uFDFA', '\uFDF2', '\uFEFB', '\uFB8A', '\uFEEB', '\uFF21', '\uFFFF', '\u0301',
    ];

    [Theory]
    [InlineData("كتاب علي", "کتاب علی")]
    [InlineData("آب أحمد إيران", "اب احمد ایران")]
    [InlineData("مسئول مؤثر", "مسیول موثر")]
    [InlineData("مدرسة خانۀ", "مدرسه خانه")]
    [InlineData("۱۲۳ ٤٥٦ １２", "123 456 12")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("عـــالی", "عالی")]
    [InlineData("عالییییییی!!!!", "عالی!")]
    [InlineData("100000", "100000")]
    [InlineData("می‌روم", "میروم")]
    [InlineData("می روم", "میروم")]
    [InlineData("کتاب‌ها، کتاب های", "کتابها, کتابهای")]
    [InlineData("بزرگ ترین", "بزرگترین")]
    [InlineData("پیش‌بینی", "پیش بینی")]
    [InlineData("Café ＡＢＣ", "cafe abc")]
    [InlineData("  a \t\n b  ", "a b")]
    [InlineData("a\0b", "a b")]
    [InlineData("\u202Bسلام\u202C", "سلام")]
    [InlineData("ﺳﻼﻡ ﷲ", "سلام الله")]
    [InlineData("چرا؟ «خوب»", "چرا? \"خوب\"")]
    [InlineData("خوب 😀", "خوب 😀")]
    [InlineData("", "")]
    [InlineData("\u200C\u0640", "")]
    public void Normalize_KnownForms_AreBroughtToOne(string source, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(source));

    [Fact]
    public void Normalize_LoneSurrogateOrReplacementCharacter_IsAGap()
    {
        Assert.Equal("a b", TextNormalizer.Normalize("a\uD83Db"));
        Assert.Equal("a b", TextNormalizer.Normalize("a\uDE02\uFFFDb"));
    }

    [Fact]
    public void Normalize_Twice_ChangesNothing() => ForAllTexts(text =>
    {
        var once = TextNormalizer.Normalize(text);
        return TextNormalizer.Normalize(once) == once;
    });

    [Fact]
    public void Normalize_AnyText_StaysWithinItsBound() => ForAllTexts(text =>
        TextNormalizer.Normalize(text).Length <= TextNormalizer.MaxLength(text.Length));

    [Fact]
    public void Normalize_AnyText_LeavesNoControlOrDoubleSpace() => ForAllTexts(text =>
    {
        var normal = TextNormalizer.Normalize(text);
        return !normal.Any(char.IsControl) && !normal.Contains("  ", StringComparison.Ordinal) && normal == normal.Trim();
    });

    [Fact]
    public void Normalize_EveryCodeUnit_IsIdempotent()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var once = TextNormalizer.Normalize(new string((char)code, 1));
            Assert.Equal(once, TextNormalizer.Normalize(once));
        }
    }

    [Fact]
    public void Normalize_MegabyteOfOneLetter_IsOneLetter() =>
        Assert.Equal("ا", TextNormalizer.Normalize(new string('آ', 1 << 20)));

    private static void ForAllTexts(Func<string, bool> holds)
    {
        var special = Gen.Elements(Alphabet).ArrayOf().Select(characters => new string(characters));
        var any = ArbMap.Default.GeneratorFor<char>().ArrayOf().Select(characters => new string(characters));
        var config = Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(60);
        Check.One(config, Prop.ForAll(Gen.OneOf(special, any).ToArbitrary(), holds));
    }
}
