using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Taxonomy;

public sealed class TagEntryTests : PanelTest
{
    private readonly Interceptor<ITagRepository> _tags;
    private TagEntryViewModel _entry = null!;

    public TagEntryTests()
        : this(new Interceptor<ITagRepository>())
    {
    }

    private TagEntryTests(Interceptor<ITagRepository> tags)
        : base(replace: tags.Register)
        => _tags = tags;

    public override async ValueTask InitializeAsync()
    {
        long[] ids = await AddTracksAsync(2);
        await Get<ITagRepository>().AddTagsAsync(ids[0], ["Warm-up", "Peak"], Cancel);
        await Get<ITagRepository>().AddTagsAsync(ids[1], ["Peak"], Cancel);
        _entry = await CreateAsync(panels => panels.CreateTagEntry());
    }

    [Fact]
    public async Task SetTextAsync_BlankText_SuggestsTheMostFrequent()
    {
        await _entry.SetTextAsync(" ", Cancel);

        Assert.Equal(["Peak", "Warm-up"], _entry.Suggestions.Select(tag => tag.Name));
        Assert.Equal((null, false, null), (_entry.Name, _entry.IsNew, _entry.CreateText));
    }

    [Fact]
    public async Task SetTextAsync_MistypedName_OffersToCreateIt()
    {
        await _entry.SetTextAsync(" Peek ", Cancel);
        (bool isNew, string? create, int suggested) = (_entry.IsNew, _entry.CreateText, _entry.Suggestions.Count);
        await _entry.SetTextAsync("pé", Cancel);
        (bool isPart, string[] found) = (_entry.IsNew, [.. _entry.Suggestions.Select(tag => tag.Name)]);
        await _entry.SetTextAsync("PEAK", Cancel);

        Assert.Equal((true, "Create tag “Peek”", 0), (isNew, create, suggested));
        Assert.True(isPart);
        Assert.Equal(["Peak"], found);
        Assert.Equal((false, null), (_entry.IsNew, _entry.CreateText));
    }

    [Fact]
    public async Task SetTextAsync_NameThatCantBeStored_OffersNothing()
    {
        await _entry.SetTextAsync(new string('x', 5000), Cancel);

        Assert.Equal((false, 0, null), (_entry.IsNew, _entry.Suggestions.Count, _entry.Error));
    }

    [Fact]
    public async Task SetTextAsync_TypingOn_OffersTheSameUntilTheAnswer()
    {
        await _entry.SetTextAsync("Pee", Cancel);
        var gate = new Gate();
        _tags.Before = (method, _) => method == nameof(ITagRepository.ListTagsAsync) ? gate.PassAsync() : Task.CompletedTask;

        Task typed = _entry.SetTextAsync("Peak", Cancel);
        await gate.Reached;
        string? between = _entry.CreateText;
        gate.Open();
        await typed;

        Assert.Equal(("Create tag “Peak”", null), (between, _entry.CreateText));
    }

    [Fact]
    public async Task SetTextAsync_OlderAnswerComesLater_NeverShows()
    {
        var gate = new Gate();
        _tags.After = (_, arguments) => arguments[0] is TagQuery { Text: "Pea" } ? gate.PassAsync() : Task.CompletedTask;
        Task older = _entry.SetTextAsync("Pea", Cancel);
        await gate.Reached;

        await _entry.SetTextAsync("Warm-up", Cancel);
        gate.Open();
        await older;

        Assert.Equal(("Warm-up", false), (_entry.Name, _entry.IsNew));
        Assert.Equal(["Warm-up"], _entry.Suggestions.Select(tag => tag.Name));
    }
}
