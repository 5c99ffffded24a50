using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Details;

public sealed class TrackEditTests : PanelTest
{
    private readonly Interceptor<ITrackRepository> _calls;
    private long _id;
    private TrackDetailsViewModel _details = null!;

    public TrackEditTests()
        : this(new Interceptor<ITrackRepository>())
    {
    }

    private TrackEditTests(Interceptor<ITrackRepository> calls)
        : base(replace: calls.Register)
        => _calls = calls;

    private FieldViewModel Year => _details.GetField(TrackField.Year);

    private FieldViewModel Bpm => _details.GetField(TrackField.Bpm);

    public override async ValueTask InitializeAsync()
    {
        var track = new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Year = "1998", Bpm = 123.5, Duration = TimeSpan.FromSeconds(366) };
        _id = (await Tracks.AddAsync(track, Cancel)).Id;
        _details = await CreateAsync(panels => panels.CreateTrackDetails());
        foreach (FieldViewModel field in _details.Fields)
            Watch.Add(field);
        await _details.SelectAsync(_id, Cancel);
    }

    [Fact]
    public async Task EditAsync_OfAField_SavesItAsTheUsers()
    {
        bool isSaved = await _details.EditAsync(TrackField.Year, " 1999 ", Cancel);

        Assert.True(isSaved);
        Assert.Equal(("1999", "1999", false, FieldLayer.User, "You"), (Year.Value, Year.Text, Year.IsEdited, Year.Layer, Year.SourceText));
        Assert.Equal("1999", (await Tracks.GetAsync(_id, Cancel))?.Year);
        Assert.Equal((false, "Year saved."), (_details.HasEdits, _details.Message));
    }

    [Theory]
    [InlineData(TrackField.Bpm, "fast", FieldProblem.NotANumber)]
    [InlineData(TrackField.Bpm, "1,234.5", FieldProblem.NotANumber)]
    [InlineData(TrackField.Bpm, "NaN", FieldProblem.NotANumber)]
    [InlineData(TrackField.DiscNumber, "1.5", FieldProblem.NotANumber)]
    [InlineData(TrackField.Duration, "3:7x", FieldProblem.NotADuration)]
    [InlineData(TrackField.Duration, "3:75", FieldProblem.NotADuration)]
    [InlineData(TrackField.Title, "  ", FieldProblem.Required)]
    [InlineData(TrackField.Bpm, "5000", FieldProblem.Refused)]
    [InlineData(TrackField.Isrc, "no code", FieldProblem.Refused)]
    public async Task EditAsync_BadText_StaysInTheFieldWithItsReason(TrackField field, string text, FieldProblem problem)
    {
        string? value = _details.GetField(field).Value;

        bool isSaved = await _details.EditAsync(field, text, Cancel);

        FieldViewModel item = _details.GetField(field);
        Assert.Equal((false, text, true, problem, value), (isSaved, item.Text, item.IsEdited, item.Problem, item.Value));
        Assert.False(string.IsNullOrWhiteSpace(item.ProblemText));
        Assert.True(_details.HasEdits);
    }

    [Fact]
    public async Task Text_TypedAfterARefusal_TakesTheReasonAway()
    {
        await _details.EditAsync(TrackField.Bpm, "fast", Cancel);

        await Ui.CallAsync(() => Bpm.Text = "124");

        Assert.Equal((FieldProblem.None, null, true), (Bpm.Problem, Bpm.ProblemText, Bpm.IsEdited));
    }

    [Theory]
    [InlineData("12:05", 725)]
    [InlineData("1:02:10", 3730)]
    [InlineData("92:10", 5530)]
    [InlineData("", null)]
    public async Task EditAsync_Duration_IsReadInMinutesAndSeconds(string text, int? seconds)
    {
        Assert.True(await _details.EditAsync(TrackField.Duration, text, Cancel));

        Assert.Equal(seconds, (int?)(await Tracks.GetAsync(_id, Cancel))?.Duration?.TotalSeconds);
    }

    [Fact]
    public async Task SaveAsync_EditedElsewhereMeanwhile_KeepsTheTextAndShowsTheNewValue()
    {
        await Ui.CallAsync(() => Year.Text = "1999");
        await Tracks.UpdateAsync(_id, new TrackUpdate { Year = "2001" }, Cancel);

        bool isSaved = await _details.SaveAsync(TrackField.Year, Cancel);

        Assert.Equal((false, "1999", "2001", FieldProblem.Conflict), (isSaved, Year.Text, Year.Value, Year.Problem));
        Assert.True(Year.HasNewerValue);
        await _details.RefreshAsync(Cancel);
        Assert.True(Year.HasNewerValue);
        Assert.Equal("2001", (await Tracks.GetAsync(_id, Cancel))?.Year);
        Assert.Null(_details.Error);
    }

    [Fact]
    public async Task SaveAsync_AgainAfterAConflict_OverwritesTheOtherValue()
    {
        await Ui.CallAsync(() => Year.Text = "1999");
        await Tracks.UpdateAsync(_id, new TrackUpdate { Year = "2001" }, Cancel);
        await _details.SaveAsync(TrackField.Year, Cancel);

        bool isSaved = await _details.SaveAsync(TrackField.Year, Cancel);

        Assert.Equal((true, "1999", FieldProblem.None, false), (isSaved, Year.Value, Year.Problem, Year.HasNewerValue));
    }

    [Fact]
    public async Task SaveAsync_EditedElsewhereAndAlreadyShown_IsStillAConflict()
    {
        await Ui.CallAsync(() => Year.Text = "1999");
        await Tracks.UpdateAsync(_id, new TrackUpdate { Year = "2001" }, Cancel);
        await AdvanceUntilAsync(Year, () => Year.Value == "2001");

        bool isSaved = await _details.SaveAsync(TrackField.Year, Cancel);

        Assert.Equal((false, FieldProblem.Conflict, "1999"), (isSaved, Year.Problem, Year.Text));
    }

    [Fact]
    public async Task BeginEdit_ThenEditedElsewhereBeforeTheTextArrives_IsAConflict()
    {
        await Ui.CallAsync(() => _details.BeginEdit(TrackField.Year));
        await Tracks.UpdateAsync(_id, new TrackUpdate { Year = "2001" }, Cancel);
        await AdvanceUntilAsync(Year, () => Year.Value == "2001");
        (string text, bool hasNewer) = (Year.Text, Year.HasNewerValue);

        bool isSaved = await _details.EditAsync(TrackField.Year, "1999", Cancel);

        Assert.Equal(("1998", true), (text, hasNewer));
        Assert.Equal((false, FieldProblem.Conflict, "1999", "2001"), (isSaved, Year.Problem, Year.Text, Year.Value));
    }

    [Fact]
    public async Task SaveAsync_BegunAndNothingTyped_ShowsTheNewValue()
    {
        await Ui.CallAsync(() => _details.BeginEdit(TrackField.Year));
        await Tracks.UpdateAsync(_id, new TrackUpdate { Year = "2001" }, Cancel);
        await AdvanceUntilAsync(Year, () => Year.Value == "2001");

        bool isSaved = await _details.SaveAsync(TrackField.Year, Cancel);

        Assert.Equal((true, "2001", false, false), (isSaved, Year.Text, Year.IsEdited, Year.HasNewerValue));
        Assert.True(await _details.EditAsync(TrackField.Year, "1999", Cancel));
    }

    [Fact]
    public async Task SaveAsync_AnotherFieldEditedElsewhere_IsNoConflict()
    {
        await Ui.CallAsync(() => Year.Text = "1999");
        await Tracks.UpdateAsync(_id, new TrackUpdate { Label = "Warp" }, Cancel);

        bool isSaved = await _details.SaveAsync(TrackField.Year, Cancel);

        Assert.Equal((true, "1999", "Warp"), (isSaved, Year.Value, _details.GetField(TrackField.Label).Value));
    }

    [Fact]
    public async Task SaveAsync_TwoFieldsOneAfterTheOther_SavesBoth()
    {
        await Ui.CallAsync(() => (Year.Text, Bpm.Text) = ("1999", "124"));

        bool isFirst = await _details.SaveAsync(TrackField.Year, Cancel);
        (string text, bool isEdited) = (Bpm.Text, Bpm.IsEdited);
        bool isSecond = await _details.SaveAsync(TrackField.Bpm, Cancel);

        Assert.Equal((true, "124", true, true), (isFirst, text, isEdited, isSecond));
        Assert.Equal(("1999", "124"), (Year.Value, Bpm.Value));
    }

    [Fact]
    public async Task SaveAsync_TypedOnMeanwhile_KeepsTheLaterText()
    {
        var gate = new Gate();
        _calls.Before = (method, _) => method == nameof(ITrackRepository.UpdateAsync) ? gate.PassAsync() : Task.CompletedTask;
        await Ui.CallAsync(() => Year.Text = "1999");
        Task<bool> saving = _details.SaveAsync(TrackField.Year, Cancel);
        await gate.Reached;
        await Ui.CallAsync(() => Year.Text = "1999-03");
        gate.Open();

        Assert.True(await saving);

        Assert.Equal(("1999", "1999-03", true, FieldProblem.None), (Year.Value, Year.Text, Year.IsEdited, Year.Problem));
        Assert.True(await _details.SaveAsync(TrackField.Year, Cancel));
        Assert.Equal("1999-03", Year.Value);
    }

    [Fact]
    public async Task Text_WhileASyncChangesTheField_Stays()
    {
        await Ui.CallAsync(() => Year.Text = "199");

        await Tracks.AddPlatformInfoAsync(_id, "discogs", "11146", fields: new() { Year = "2000" }, cancellationToken: Cancel);
        await AdvanceUntilAsync(Year, () => Year.Value == "2000");

        Assert.Equal(("199", true, true), (Year.Text, Year.IsEdited, Year.HasNewerValue));
        await Ui.CallAsync(() => _details.CancelEdit(TrackField.Year));
        Assert.Equal(("2000", false, false), (Year.Text, Year.IsEdited, Year.HasNewerValue));
    }

    [Fact]
    public async Task SaveAsync_LibraryUnavailable_KeepsTheText()
    {
        await Ui.CallAsync(() => Year.Text = "1999");
        _calls.Before = (_, _) => throw new StoreUnavailableException(StoreFault.Busy, "The database is locked.");

        bool isSaved = await _details.SaveAsync(TrackField.Year, Cancel);

        Assert.Equal((false, "1999", FieldProblem.NotSaved, "The database is locked."), (isSaved, Year.Text, Year.Problem, Year.ProblemText));
        _calls.Before = null;
        Assert.True(await _details.SaveAsync(TrackField.Year, Cancel));
    }

    [Fact]
    public async Task UsePlatformAsync_ThenRevert_FollowsTheSource()
    {
        await Tracks.AddPlatformInfoAsync(_id, "discogs", "11146", fields: new() { Year = "2000" }, cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(_id, "spotify", "abc", fields: new() { Year = "2001" }, cancellationToken: Cancel);
        await _details.RefreshAsync(Cancel);
        FieldCandidate loser = Year.Candidates.First(candidate => candidate is { CanUse: true, Value.IsEffective: false });

        bool isPinned = await _details.UsePlatformAsync(TrackField.Year, loser.Value.Platform!, Cancel);
        (string? pinned, string? source, bool canRevert) = (Year.Value, Year.SourceText, Year.CanRevert);
        bool isReverted = await _details.RevertAsync(TrackField.Year, Cancel);

        Assert.Equal((true, loser.Text, $"Pinned to {loser.SourceText}", true), (isPinned, pinned, source, canRevert));
        Assert.Equal((true, false), (isReverted, Year.CanRevert));
        Assert.NotEqual(loser.Text, Year.Value);
    }

    [Fact]
    public async Task RevertAllAsync_OfEdits_CanBeUndone()
    {
        await _details.EditAsync(TrackField.Year, "1999", Cancel);
        await _details.EditAsync(TrackField.Bpm, "130", Cancel);

        await _details.RevertAllAsync(Cancel);
        (string? year, string? bpm) = (Year.Value, Bpm.Value);
        await _details.UndoAsync(Cancel);

        Assert.Equal(("1998", Bpm.Candidates[^1].Text), (year, bpm));
        Assert.Equal(("1999", "130"), (Year.Value, Bpm.Value));
    }

    [Fact]
    public async Task TagsAndLinks_Changed_ShowAtOnce()
    {
        await Tracks.AddPlatformInfoAsync(_id, "discogs", "11146", cancellationToken: Cancel);

        Assert.True(await _details.AddTagAsync("warmup", Cancel));
        Assert.Equal("warmup", Assert.Single(_details.Tags).Name);
        Assert.True(await _details.RemoveTagAsync("warmup", Cancel));
        Assert.Empty(_details.Tags);
        Assert.True(await _details.MarkForUpdateAsync(cancellationToken: Cancel));
        Assert.True(Assert.Single(_details.Links).NeedsUpdate);
        Assert.True(await _details.UnlinkAsync(_details.Links[0], Cancel));
        Assert.Empty(_details.Links);
        Assert.True(await _details.EditAsync(TrackField.Genres, "House", Cancel));
        Assert.Equal("House", Assert.Single(_details.Genres).Name);
    }

    [Fact]
    public async Task IsDue_LinkMarkedNeverSyncedOrOld_SaysSo()
    {
        await Tracks.AddPlatformInfoAsync(_id, "discogs", "11146", cancellationToken: Cancel);
        await _details.RefreshAsync(Cancel);

        bool isDueNow = _details.IsDue(_details.Links[0]);
        Time.Advance(TimeSpan.FromDays(30.5));
        bool isDueLater = _details.IsDue(_details.Links[0]);

        Assert.Equal((false, true), (isDueNow, isDueLater));
        PlatformInfo link = _details.Links[0] with { LastSynced = Time.GetUtcNow() };
        Assert.Equal(
            (false, true, true),
            (_details.IsDue(link), _details.IsDue(link with { NeedsUpdate = true }), _details.IsDue(link with { LastSynced = null })));
    }

    [Fact]
    public async Task AddTagAsync_NameThatNoTagHas_SaysThatItIsNew()
    {
        await _details.AddTagAsync("Warm-up", Cancel);
        string? created = _details.Message;
        await _details.RemoveTagAsync("Warm-up", Cancel);

        await _details.AddTagAsync("warm-up", Cancel);

        Assert.Equal(("New tag Warm-up created and added.", "Tag warm-up added."), (created, _details.Message));
    }

    [Fact]
    public async Task AddTagAsync_EmptyName_ShowsWhy()
    {
        bool isAdded = await _details.AddTagAsync(" ", Cancel);

        Assert.False(isAdded);
        Assert.IsAssignableFrom<ArgumentException>(_details.Error?.Exception);
        Assert.DoesNotContain("Parameter", _details.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_OfACall_StaysWhenTheLibraryChanges()
    {
        await _details.AddTagAsync(" ", Cancel);

        await Tracks.UpdateAsync(_id, new TrackUpdate { Label = "Warp" }, Cancel);
        await AdvanceUntilAsync(_details.GetField(TrackField.Label), () => _details.GetField(TrackField.Label).Value == "Warp");

        Assert.NotNull(_details.Error);
        await _details.AddTagAsync("warmup", Cancel);
        Assert.Null(_details.Error);
    }

    [Fact]
    public async Task SelectAsync_AnotherTrack_DropsWhatWasNotSaved()
    {
        Track other = await Tracks.AddAsync(new NewTrack { Title = "Flim", Artist = "Aphex Twin", Year = "1997" }, Cancel);
        await Ui.CallAsync(() => Year.Text = "1999");

        await _details.SelectAsync(other.Id, Cancel);

        Assert.Equal(("1997", "1997", false), (Year.Value, Year.Text, _details.HasEdits));
        Assert.Equal("1998", (await Tracks.GetAsync(_id, Cancel))?.Year);
    }
}
