using System.Globalization;
using Kashf.Core.Paging;
using Kashf.Core.Results;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Hosting.Paging;

/// <summary>Reads which page of a list a request's URL asks for.</summary>
internal static class PageQuery
{
    public const string Page = "page";
    public const string After = "after";
    public const string Before = "before";

    private const char Separator = '_';

    public static Result<PageRequest> Read(IQueryCollection query)
    {
        var number = 1;
        if (query.TryGetValue(Page, out var page)
            && (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1))
            return Error.Invalid(Page, $"must be a whole number from 1 to {int.MaxValue}");
        var field = query.ContainsKey(After) ? After : Before;
        if (!query.TryGetValue(field, out var position))
            return new PageRequest(number, null);
        return ReadPosition(position.ToString(), field == Before) is { } place
            ? new PageRequest(number, place)
            : Error.Invalid(field, "was not made by this list's next or previous; leave it out to count pages from the start");
    }

    public static string Write(int number, PagePosition position) => string.Create(
        CultureInfo.InvariantCulture,
        $"?{Page}={number}&{(position.Before ? Before : After)}={position.Rank}{Separator}{position.ItemId}");

    private static PagePosition? ReadPosition(string text, bool before) =>
        text.Split(Separator) is [var rank, var item]
        && long.TryParse(rank, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var readRank)
        && long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var readItem)
            ? new PagePosition(readRank, readItem, before)
            : null;
}
