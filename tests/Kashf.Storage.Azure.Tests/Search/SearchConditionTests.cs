using Kashf.Core.Datasets;
using Kashf.Core.Search;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Search;

namespace Kashf.Storage.Azure.Tests.Search;

public sealed class SearchConditionTests
{
    [Fact]
    public void Text_WordOfManyTitles_NamesTheFirstTagsOnly()
    {
        var tags = Enumerable.Range(1, ISearch.MostTitles + 3).Select(i => new Tag { Id = i, AccountId = 1, DatasetId = 2, Title = $"کالا {i}" }).ToList();

        var condition = new SearchCondition(DatasetType.Image, SearchQuery.Parse("کالا").Value!, default, tags);

        Assert.Equal(2 * ISearch.MostTitles, condition.Text.Split("IS_DEFINED").Length - 1);
        Assert.DoesNotContain($"{ISearch.MostTitles + 1}", condition.Text, StringComparison.Ordinal);
    }
}
