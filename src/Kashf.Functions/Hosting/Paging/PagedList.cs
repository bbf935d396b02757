using Kashf.Core.Datasets;
using Kashf.Core.Paging;
using Kashf.Core.Results;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Hosting.Paging;

/// <summary>Answers the page of a list that a request's URL asks for.</summary>
internal static class PagedList
{
    public static async Task<IResult> AnswerAsync<T, TAnswer>(
        HttpRequest request, Func<PageRequest, Task<Result<Page<T>>>> read, Func<T, TAnswer> answer) =>
        (await ReadAsync(request, read, answer)).ToHttp(page => page);

    /// <summary>For lists whose entries are told by the type of their dataset.</summary>
    public static async Task<IResult> AnswerAsync<T, TAnswer>(
        HttpRequest request, Func<PageRequest, Task<Result<(DatasetType Type, Page<T> Page)>>> read, Func<DatasetType, T, TAnswer> answer)
    {
        var type = default(DatasetType);
        return await AnswerAsync(
            request,
            async asked =>
            {
                var found = await read(asked);
                type = found.Value.Type;
                return found.Map(list => list.Page);
            },
            (T entry) => answer(type, entry));
    }

    public static async Task<Result<PagedAnswer<TAnswer>>> ReadAsync<T, TAnswer>(
        HttpRequest request, Func<PageRequest, Task<Result<Page<T>>>> read, Func<T, TAnswer> answer)
    {
        var asked = PageQuery.Read(request.Query);
        if (!asked.IsSuccess)
            return asked.Error;
        var page = await read(asked.Value);
        if (page.IsSuccess && page.Value.Entries.Count == 0 && asked.Value is { Number: > 1, Position: null })
            return PastTheEnd(asked.Value.Number, page.Value.Count);
        return page.Map(found => Answer(request, asked.Value.Number, found, answer));
    }

    private static PagedAnswer<TAnswer> Answer<T, TAnswer>(HttpRequest request, int number, Page<T> page, Func<T, TAnswer> answer)
    {
        var list = $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}";
        return new PagedAnswer<TAnswer>
        {
            Count = page.Count,
            Next = page.Next is { } next ? list + PageQuery.Write(Math.Min(number, int.MaxValue - 1) + 1, next) : null,
            Previous = page.Previous is { } previous ? list + PageQuery.Write(Math.Max(1, number - 1), previous) : null,
            Results = [.. page.Entries.Select(answer)],
        };
    }

    private static Error PastTheEnd(int number, long count) => Error.Field(
        ErrorKind.NotFound,
        "page-past-the-end",
        PageQuery.Page,
        $"there is no page {number}: the list has {count:N0} entries on {(count + PageRequest.Size - 1) / PageRequest.Size:N0} page(s)");
}
