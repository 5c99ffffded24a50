using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Details;

/// <summary>Which track a call of the panel changes, and what the panel says of it.</summary>
public sealed class TrackChangeTests : PanelTest
{
    private readonly Interceptor<ITrackRepository> _calls;
    private long[] _ids = [];
    private TrackDetailsViewModel _details = null!;

    public TrackChangeTests()
        : this(new Interceptor<ITrackRepository>())
    {
    }

    private TrackChangeTests(Interceptor<ITrackRepository> calls)
        : base(replace: calls.Register)
        => _calls = calls;

    private FieldViewModel Year => _details.GetField(TrackField.Year);

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(2);
        _details = await CreateAsync(panels => panels.CreateTrackDetails());
        await _details.SelectAsync(_ids[0], Cancel);
    }

    [Fact]
    public async Task Calls_WhileThePreviousTrackIsShown_ChangeNeither()
    {
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(ITrackRepository.GetDetailsAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task selecting = _details.SelectAsync(_ids[1], Cancel);
        await gate.Reached;
        _calls.Before = null;

        bool[] done =
        [
            await _details.EditAsync(TrackField.Year, "2024", Cancel),
            await _details.AddTagAsync("warmup", Cancel),
            await _details.DeleteAsync(Cancel),
        ];
        gate.Open();
        await selecting;

        Assert.DoesNotContain(true, done);
        Assert.Equal("1900", (await Tracks.GetAsync(_ids[0], Cancel))?.Year);
        Assert.Equal("1901", (await Tracks.GetAsync(_ids[1], Cancel))?.Year);
        Assert.Empty(await Get<ITagRepository>().GetTagsAsync(_ids[1], Cancel));
        Assert.Equal((_ids[1], "1901"), (_details.Track?.Id, Year.Text));
    }

    [Fact]
    public async Task DeleteAsync_SelectedTrackCannotBeRead_DeletesNothing()
    {
        _calls.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "The database is locked.");
        await _details.SelectAsync(_ids[1], Cancel);
        _calls.Before = null;

        bool isDeleted = await _details.DeleteAsync(Cancel);

        Assert.False(isDeleted);
        Assert.Equal(2, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        await _details.RefreshAsync(Cancel);
        Assert.True(await _details.DeleteAsync(Cancel));
    }

    [Fact]
    public async Task SaveAsync_AnotherTrackSelectedMeanwhile_LeavesItsTextAlone()
    {
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(ITrackRepository.UpdateAsync) ? gate.PassAsync() : Task.CompletedTask;
        Task<bool> saving = _details.EditAsync(TrackField.Year, "2024", Cancel);
        await gate.Reached;
        await _details.SelectAsync(_ids[1], Cancel);
        await Ui.CallAsync(() => Year.Text = "2024");
        gate.Open();

        Assert.True(await saving);

        Assert.Equal((_ids[1], "1901", "2024", true), (_details.Track?.Id, Year.Value, Year.Text, Year.IsEdited));
        Assert.Equal("2024", (await Tracks.GetAsync(_ids[0], Cancel))?.Year);
    }

    [Fact]
    public async Task Message_SameTwice_IsToldTwice()
    {
        var told = new List<string>();
        _details.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(_details.Message) && _details.Message is { } message)
                told.Add(message);
        };

        await _details.EditAsync(TrackField.Year, "2001", Cancel);
        await _details.EditAsync(TrackField.Year, "2002", Cancel);
        await _details.MarkForUpdateAsync(cancellationToken: Cancel);
        await _details.MarkForUpdateAsync(cancellationToken: Cancel);

        Assert.Equal(2, told.Count(message => message == "Year saved."));
        Assert.Equal(4, told.Count);
    }

    [Fact]
    public async Task MessageChange_OfACall_IsOnlyTheChangeThatItMade()
    {
        await _details.EditAsync(TrackField.Year, "2001", Cancel);
        long? first = _details.MessageChange?.Id;
        await _details.MarkForUpdateAsync(cancellationToken: Cancel);
        HistoryEntry? ofMark = _details.MessageChange;
        await _details.AddTagAsync("warmup", Cancel);
        long? second = _details.MessageChange?.Id;
        await _details.UndoAsync(Cancel);
        HistoryEntry? ofUndo = _details.MessageChange;
        await _details.DeleteAsync(Cancel);

        Assert.Equal((true, null, true, null), (first is not null, ofMark, second > first, ofUndo));
        Assert.Equal((_details.LastChange?.Id, true), (_details.MessageChange?.Id, _details.MessageChange?.Id > second));
    }
}
