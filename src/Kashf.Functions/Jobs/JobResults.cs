using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Jobs;

/// <summary>Stored results, each a JSON list, as one answer.</summary>
internal static class JobResults
{
    public static IResult ToHttp(IReadOnlyList<byte[]> results) =>
        Results.Bytes(results.Count == 1 ? results[0] : Join(results), "application/json; charset=utf-8");

    /// <summary>Joins the lists as they are: what lies between their brackets, with commas between.</summary>
    public static byte[] Join(IReadOnlyList<byte[]> results)
    {
        using var joined = new MemoryStream(results.Sum(result => result.Length));
        joined.WriteByte((byte)'[');
        foreach (var result in results)
        {
            var elements = result.AsSpan(1, result.Length - 2);
            if (elements.Length > 0 && joined.Length > 1)
                joined.WriteByte((byte)',');
            joined.Write(elements);
        }

        joined.WriteByte((byte)']');
        return joined.ToArray();
    }
}
