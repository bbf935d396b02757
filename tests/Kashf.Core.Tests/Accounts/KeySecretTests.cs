using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Accounts;

namespace Kashf.Core.Tests.Accounts;

public sealed class KeySecretTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void Create_Always_HasTheFormThatScannersKnow()
    {
        var secrets = Enumerable.Range(0, 200).Select(_ => KeySecret.Create()).ToList();

        Assert.All(secrets, secret => Assert.Matches("^kashf_[0-9A-Za-z]{49}$", secret));
        Assert.Equal(secrets.Count, secrets.Distinct().Count());
    }

    [Fact]
    public void Create_Always_EndsInTheChecksumOfItsRandomPart()
    {
        var secret = KeySecret.Create();
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(secret[6..49]));

        Assert.Equal(string.Concat(digest.Take(6).Select(value => Alphabet[value % 62])), secret[49..]);
    }

    [Fact]
    public void Hash_Secret_IsSha256OfItsUtf8() =>
        Assert.Equal(
            "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
            Convert.ToHexString(KeySecret.Hash("abc")));

    [Fact]
    public void Hint_AnySecret_ShowsAThirdAtMost() =>
        Prop.ForAll<NonEmptyString>(given =>
        {
            var hint = KeySecret.Hint(given.Get);
            var shown = hint[..^1];
            return hint[^1] == '…' && shown.Length <= 10 && shown.Length * 3 <= given.Get.Length
                && given.Get.StartsWith(shown, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
