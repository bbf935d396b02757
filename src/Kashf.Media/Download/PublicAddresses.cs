using System.Net;
using System.Net.Sockets;

namespace Kashf.Media.Download;

/// <summary>
/// Tells addresses of the public internet from all others, by the IANA registries of special-purpose addresses (IPv4 and
/// IPv6) and the addresses at which clouds serve metadata.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] SpecialV4 = Parse(
        "0.0.0.0/8", // this network
        "10.0.0.0/8", // private
        "100.64.0.0/10", // shared by a carrier's customers
        "127.0.0.0/8", // loopback
        "168.63.129.16/32", // Azure's host
        "169.254.0.0/16", // link-local, and metadata
        "172.16.0.0/12", // private
        "192.0.0.0/24", // protocol assignments
        "192.0.2.0/24", // documentation
        "192.31.196.0/24", // AS112
        "192.52.193.0/24", // multicast tunnels
        "192.88.99.0/24", // 6to4 relays
        "192.168.0.0/16", // private
        "192.175.48.0/24", // AS112
        "198.18.0.0/15", // benchmarks
        "198.51.100.0/24", // documentation
        "203.0.113.0/24", // documentation
        "224.0.0.0/4", // multicast
        "240.0.0.0/4"); // reserved, and broadcast

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 = Parse(
        "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4, which embeds any IPv4 address
        "2620:4f:8000::/48", // AS112
        "3fff::/20"); // documentation

    // Networks without IPv4 reach it through these, so what is embedded decides.
    private static readonly IPNetwork TranslatedV4 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Includes(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Includes(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !IsIn(SpecialV4, address);
        if (TranslatedV4.Contains(address))
            return Includes(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return GlobalV6.Contains(address) && !IsIn(SpecialV6, address);
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Parse(params string[] networks) => Array.ConvertAll(networks, IPNetwork.Parse);
}
