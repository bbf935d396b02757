using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Kashf.Media.Download;

namespace Kashf.Media.Tests.Download;

/// <summary>Whatever address is given, no connection goes to one that is not public.</summary>
public sealed class DownloadProperties
{
    private static readonly Gen<string> Urls =
        from scheme in Gen.Elements("http://", "https://", "HTTP:\\\\", "http:/", "http:", "ftp://", "//", "")
        from parts in Gen.Elements(
            "127.0.0.1", "127", ".", "0x7f", "0177", "2130706433", "localhost", "inside.example", "public.example", "@", ":", ":80", ":22", "[", "]", "::1", "::ffff:7f00:1",
            "64:ff9b::7f00:1", "%31", "%2e", "１", "。", "a", "user", "/", "\\", "?", "#", " ", "\t", "%00", "-", "_", "xn--").ArrayOf()
        select scheme + string.Concat(parts);

    private static readonly Gen<IPAddress> AddressesV4 = Gen.Choose(0, 255).ArrayOf(4).Select(parts => new IPAddress([.. parts.Select(part => (byte)part)]));

    [Fact]
    public async Task DownloadAsync_AnyAddress_DialsPublicAddressesOnly()
    {
        await using var internet = new PlayedInternet();
        internet.Name("inside.example", ["10.0.0.7"]).Name("public.example", ["93.184.216.34"]).Name("localhost", ["127.0.0.1"]);
        var client = internet.Client();
        Check(Urls, url =>
        {
            internet.Dialled.Clear();
            if (!Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out var parsed))
                return true;
            var file = client.DownloadAsync(parsed, Stream.Null, new DownloadLimits(100), CancellationToken.None).GetAwaiter().GetResult();
            return file.Error is not null && internet.Dialled.All(dialled => dialled.Addresses.All(PublicAddresses.Includes) && dialled.Port is 80 or 443);
        });
    }

    [Fact]
    public void Includes_EmbeddedIPv4_IsJudgedByWhatItEmbeds() => Check(AddressesV4, address =>
    {
        var bytes = address.GetAddressBytes();
        var translated = new IPAddress([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. bytes]);
        var sixToFour = new IPAddress([0x20, 0x02, .. bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        var isPublic = PublicAddresses.Includes(address);
        return PublicAddresses.Includes(address.MapToIPv6()) == isPublic
            && PublicAddresses.Includes(translated) == isPublic
            && !PublicAddresses.Includes(sixToFour);
    });

    private static void Check<T>(Gen<T> given, Func<T, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(given.ToArbitrary(), holds));
}
