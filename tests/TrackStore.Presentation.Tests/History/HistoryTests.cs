using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.History;

public sealed class HistoryTests : PanelTest
{
    private long[] _ids = [];
    private HistoryViewModel _history = null!;

    public override async ValueTask InitializeAsync()
    {
        _ids = await AddTracksAsync(3);
        _history = await CreateAsync(panels => panels.CreateHistory());
        await _history.LoadAsync(Cancel);
    }

    [Fact]
    public void Items_OfAnImport_AreNone()
        => Assert.Equal((true, 0, false), (_history.HasLoaded, _history.Items.Count, _history.HasMore));

    [Fact]
    public async Task ShowAsync_Area_ListsOnlyItsChanges()
    {
        await EditAsync("2001");
        await Get<ITagRepository>().DefineTagAsync("Peak", null, null, Cancel);
        await Get<ITagRepository>().AddTagsAsync(_ids[0], ["Peak"], Cancel);

        await _history.ShowAsync(HistoryArea.Tags, Cancel);
        string[] tags = [.. _history.Items.Select(item => item.Text)];
        await _history.ShowAsync(HistoryArea.Tracks, Cancel);

        Assert.Equal(["Created the tag Peak"], tags);
        Assert.Equal(["Tagged Artist - Title 00000 with Peak", "Edited Year of Artist - Title 00000"], _history.Items.Select(item => item.Text));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _history.ShowAsync((HistoryArea)99, Cancel));
    }

    [Fact]
    public async Task Items_OfOneTrack_SayWhatTheValuesWereAndAre()
    {
        await EditAsync("2001");
        await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Duration = TimeSpan.FromSeconds(225), Genres = new[] { "House", "Techno" } }, Cancel);
        await Get<ITrackFields>().RevertAsync(_ids[0], null, Cancel);
        await _history.LoadAsync(Cancel);

        Assert.Equal(
            [
                "Reverted Year, Length, Genres of Artist - Title 00000",
                "Edited Length, Genres of Artist - Title 00000",
                "Edited Year of Artist - Title 00000",
            ],
            _history.Items.Select(item => item.Text));
        Assert.Equal([new HistoryValue("Year", "1900", "2001")], _history.Items[2].Values);
        Assert.Equal(
            [new HistoryValue("Length", "nothing", "3:45"), new HistoryValue("Genres", "nothing", "House; Techno")], _history.Items[1].Values);
        Assert.Equal(new HistoryValue("Year", "2001", "1900"), _history.Items[0].Values[0]);
        Assert.All(_history.Items, item => Assert.Equal(_ids[0], Assert.Single(item.Links).Id));
    }

    [Fact]
    public async Task Items_OfManyTracks_CountThemAndNameTheFirst()
    {
        await Tracks.ApplyAsync(
            SelectedTracks.Of(_ids),
            new BulkEdit { Fields = new TrackUpdate { Year = "1999" }, AddTags = ["Peak"] },
            cancellationToken: Cancel);
        await Tracks.ApplyAsync(SelectedTracks.Of(_ids[..2]), new BulkEdit { RemoveTags = ["Peak"] }, cancellationToken: Cancel);
        await _history.LoadAsync(Cancel);

        Assert.Equal(["Removed the tag Peak from 2 tracks", "Edited Year of 3 tracks"], _history.Items.Select(item => item.Text));
        Assert.Equal([new HistoryValue("Year", null, "1999")], _history.Items[1].Values);
        Assert.Equal(_ids, _history.Items[1].Links.Select(link => link.Id!.Value));
        Assert.Equal(["Artist - Title 00000", "Artist - Title 00001"], _history.Items[0].Links.Select(link => link.Name));
    }

    [Fact]
    public async Task Items_OfDefinitions_SayWhichDetailWasSetChangedOrRemoved()
    {
        ITagRepository tags = Get<ITagRepository>();
        await tags.DefineTagAsync("Peak", null, null, Cancel);
        await tags.DefineTagAsync("Peak", "Late", null, Cancel);
        await tags.DefineTagAsync("Peak", "Later", "#ff0000", Cancel);
        await tags.DefineTagAsync("Peak", "Later", "#00ff00", Cancel);
        await tags.DefineTagAsync("Peak", null, null, Cancel);
        await _history.LoadAsync(Cancel);

        Assert.Equal(
            [
                "Removed the description and color of the tag Peak",
                "Changed the color of the tag Peak",
                "Changed the description and color of the tag Peak",
                "Set the description of the tag Peak",
                "Created the tag Peak",
            ],
            _history.Items.Select(item => item.Text));
        Assert.Equal([new HistoryValue("Color", "#ff0000", "#00ff00") { IsColor = true }], _history.Items[1].Values);
    }

    [Fact]
    public async Task Items_OfTagsAddedAndRemovedTogether_SayBoth()
    {
        await Get<ITagRepository>().AddTagsAsync(_ids[0], ["Peak"], Cancel);
        await Tracks.ApplyAsync(
            SelectedTracks.Of(_ids[..2]), new BulkEdit { AddTags = ["Warm-up"], RemoveTags = ["Peak"] }, cancellationToken: Cancel);
        await _history.LoadAsync(Cancel);

        Assert.Equal("Changed tags of 2 tracks: added Warm-up, removed Peak", _history.Items[0].Text);
    }

    [Fact]
    public async Task Items_OfTracksWithTheSameName_SayThatTheyAreCopies()
    {
        Track copy = await Tracks.AddAsync(new NewTrack { Title = "Title 00000", Artist = "Artist" }, Cancel);
        HistoryEntry? rejected = await Get<IDuplicates>().RejectAsync(_ids[0], copy.Id, Cancel);
        await Get<IChangeHistory>().UndoAsync(rejected!.Id, Cancel);
        await Get<IDuplicates>().MergeTracksAsync(_ids[0], copy.Id, Cancel);
        await _history.LoadAsync(Cancel);

        Assert.Equal(
            ["Merged two copies of Artist - Title 00000", "Kept two copies of Artist - Title 00000 apart"],
            _history.Items.Select(item => item.Text));
        Assert.Equal([null, _ids[0]], _history.Items[0].Parts.Select(part => part.Subject?.Id));
    }

    [Fact]
    public async Task Parts_NameIsPartOfAnother_LeadToTheRightOne()
    {
        await Get<ITagRepository>().AddTagsAsync(_ids[0], ["Title"], Cancel);
        await _history.LoadAsync(Cancel);

        Assert.Equal(
            [
                ("Tagged ", (HistorySubjectKind?)null), ("Artist - Title 00000", HistorySubjectKind.Track), (" with ", null),
                ("Title", HistorySubjectKind.Tag),
            ],
            _history.Items[0].Parts.Select(part => (part.Text, part.Subject?.Kind)));
    }

    [Fact]
    public async Task Parts_OfARenaming_LeadToTheNameThatHolds()
    {
        Tag tag = await Get<ITagRepository>().DefineTagAsync("Peak", null, null, Cancel);
        await Get<ITagRepository>().RenameTagAsync(tag.Id, "Peak Time", cancellationToken: Cancel);
        await _history.LoadAsync(Cancel);

        HistoryTextPart linked = Assert.Single(_history.Items[0].Parts, part => part.Subject is not null);

        Assert.Equal("Peak Time", linked.Text);
        Assert.Equal("Renamed the tag Peak to Peak Time", string.Concat(_history.Items[0].Parts.Select(part => part.Text)));
    }

    [Fact]
    public async Task Items_OfRenditions_NameTheOptionsAndCanBeUndone()
    {
        var renditions = Get<IRenditionSettings>();
        await renditions.UseAsync(
            renditions.Current with { Format = RenditionFormat.WebP, Shape = RenditionShape.SquareByCropping, Quality = 70 }, Cancel);
        await _history.ShowAsync(HistoryArea.Settings, Cancel);
        List<long?> working = FollowWorking();

        Assert.Equal("Changed how pictures are rendered", _history.Items[0].Text);
        Assert.Equal(
            [
                new HistoryValue("Format", "JPEG", "WebP"), new HistoryValue("Shape", "As the original", "Square, cropped"),
                new HistoryValue("Quality", "85", "70"),
            ],
            _history.Items[0].Values);
        Assert.True(await _history.UndoAsync(_history.Items[0], Cancel));

        Assert.Equal(RenditionFormat.Jpeg, renditions.Current.Format);
        Assert.Equal([_history.Items[0].Change.Id, null], working);
    }

    [Fact]
    public async Task Links_OfWhatIsGone_LeadNowhere()
    {
        await Tracks.DeleteAsync(_ids[0], Cancel);
        await Get<IDuplicates>().MergeTracksAsync(_ids[1], _ids[2], Cancel);
        await _history.LoadAsync(Cancel);
        HistoryItem[] before = [.. _history.Items];

        await _history.UndoAsync(_history.Items[0], Cancel);
        await _history.UndoAsync(_history.Items[1], Cancel);

        Assert.Equal([_ids[1]], before[0].Links.Select(link => link.Id!.Value));
        Assert.Empty(before[1].Links);
        Assert.Equal([_ids[2], _ids[1]], _history.Items[0].Links.Select(link => link.Id!.Value));
        Assert.Equal([_ids[0]], _history.Items[1].Links.Select(link => link.Id!.Value));
    }

    [Fact]
    public async Task Items_OfTagsAndGenresKeptApart_CanBeUndone()
    {
        ITagRepository tags = Get<ITagRepository>();
        Tag one = await tags.DefineTagAsync("Warm Up", null, null, Cancel);
        Tag two = await tags.DefineTagAsync("warm-up", null, "#ff0000", Cancel);
        await tags.RejectMergeAsync(one.Id, two.Id, Cancel);
        await _history.ShowAsync(HistoryArea.Tags, Cancel);

        Assert.Equal("Kept the tags Warm Up and warm-up apart", _history.Items[0].Text);
        Assert.True(await _history.UndoAsync(_history.Items[0], Cancel));

        Assert.Single(await tags.ProposeMergesAsync(Cancel));
    }

    [Fact]
    public async Task Items_OfRankings_NamePlatformsAndCanBeUndone()
    {
        var rankings = Get<IFieldRankings>();
        PlatformRankings former = rankings.Current;
        await rankings.ApplyAsync(former.With(TrackField.Year, ["spotify"]), cancellationToken: Cancel);
        await _history.ShowAsync(HistoryArea.Settings, Cancel);

        Assert.Equal("Changed which platform wins", _history.Items[0].Text);
        Assert.Equal([new HistoryValue("Year", "Discogs, Spotify, Rekordbox", "Spotify")], _history.Items[0].Values);
        List<long?> working = FollowWorking();
        Assert.True(await _history.UndoAsync(_history.Items[0], Cancel));

        Assert.Equal(former.For(TrackField.Year), rankings.Current.For(TrackField.Year));
        Assert.Equal([_history.Items[0].Change.Id, null], working);
    }

    [Fact]
    public async Task Items_OfPins_LeaveOutValuesThatStay()
    {
        await Tracks.AddPlatformInfoAsync(
            _ids[0], "discogs", "1", fields: new TrackFieldValues { Year = "1900", Label = "Pier Nine" }, cancellationToken: Cancel);
        await Get<ITrackFields>().UsePlatformAsync(_ids[0], "discogs", [TrackField.Year], Cancel);
        await _history.LoadAsync(Cancel);

        Assert.Equal("Pinned Year of Artist - Title 00000 to Discogs", _history.Items[0].Text);
        Assert.Empty(_history.Items[0].Values);
    }

    [Fact]
    public async Task UndoAsync_ThenRedo_MarksTheChange()
    {
        await EditAsync("2001");

        Assert.True(await _history.UndoAsync(_history.Items[0], Cancel));
        (string? undone, bool isUndone) = (await YearAsync(), _history.Items[0].IsUndone);
        Assert.True(await _history.RedoAsync(_history.Items[0], Cancel));

        Assert.Equal(("1900", true), (undone, isUndone));
        Assert.Equal(("2001", false), (await YearAsync(), _history.Items[0].IsUndone));
        Assert.Equal("Redone: Edited Year of Artist - Title 00000", _history.Message);
    }

    [Fact]
    public async Task UndoAsync_LaterChangeInTheWay_SaysWhyAtTheChange()
    {
        await EditAsync("2001");
        await EditAsync("2002");

        Assert.False(await _history.UndoAsync(_history.Items[1], Cancel));

        Assert.Equal((true, true), (_history.Items[1].Problem is not null, _history.Items[0].Problem is null));
        Assert.Equal("2002", await YearAsync());
        await _history.UndoAsync(_history.Items[0], Cancel);
        Assert.True(await _history.UndoAsync(_history.Items[1], Cancel));
        Assert.Null(_history.Items[1].Problem);
    }

    [Fact]
    public async Task ConfirmAsync_EverythingSince_IsUndoneAndRedoneInOrder()
    {
        await EditAsync("2000");
        await EditAsync("2001");
        await Get<ITagRepository>().AddTagsAsync(_ids[1], ["Peak"], Cancel);
        await EditAsync("2002");
        await _history.ShowAsync(HistoryArea.Tracks, Cancel);

        Assert.True(await _history.AskUndoSinceAsync(_history.Items[2], Cancel));
        Assert.Equal((3, "Edited Year of Artist - Title 00000"), (_history.Question?.Changes.Count, _history.Question?.First.Text));
        Assert.True(await _history.ConfirmAsync(Cancel));

        Assert.Equal(("2000", null, "3 changes undone."), (await YearAsync(), _history.Question, _history.Message));
        Assert.True(await _history.RedoLastAsync(Cancel));
        Assert.Equal(("2002", 0, "3 changes redone."), (await YearAsync(), _history.LastUndone.Count, _history.Message));
        Assert.Single(await Get<ITagRepository>().GetTagsAsync(_ids[1], Cancel));
    }

    [Fact]
    public async Task LoadMoreAsync_ManyChanges_KeepsThemWhenTheLibraryChanges()
    {
        for (int i = 0; i <= HistoryViewModel.PageSize; i++)
            await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = $"{1950 + i}" }, Cancel);
        await _history.LoadAsync(Cancel);
        (int first, bool hasMore) = (_history.Items.Count, _history.HasMore);

        await _history.LoadMoreAsync(Cancel);
        await Tracks.UpdateAsync(_ids[1], new TrackUpdate { Year = "2020" }, Cancel);
        await AdvanceUntilAsync(_history, () => _history.Items[0].Text.Contains("00001", StringComparison.Ordinal));

        Assert.Equal((HistoryViewModel.PageSize, true), (first, hasMore));
        Assert.True(_history.Items.Count >= HistoryViewModel.PageSize + 2);
    }

    [Fact]
    public void DescribeChange_OfEachKind_IsASentenceOfItsOwn()
    {
        var texts = new PresentationTexts();
        HistorySubject[] subjects = [new(HistorySubjectKind.Tag, 1, "Old"), new(HistorySubjectKind.Tag, 2, "New")];

        string[] described =
        [
            .. Enum.GetValues<HistoryKind>().Select(kind => texts.DescribeChange(
                new HistoryEntry { Id = 1, Kind = kind, Description = "plain", CreatedAt = Time.GetUtcNow(), Subjects = subjects })),
        ];

        Assert.DoesNotContain("plain", described);
        Assert.Equal("Merged the tag Old into New", texts.DescribeChange(
            new HistoryEntry { Id = 1, Kind = HistoryKind.TagsMerged, Description = "", CreatedAt = Time.GetUtcNow(), Subjects = subjects }));
    }

    private List<long?> FollowWorking()
    {
        List<long?> working = [];
        _history.PropertyChanged += (_, args) =>
        {
            if (args.PropertyName == nameof(_history.ChangeInProgress))
                working.Add(_history.ChangeInProgress?.Id);
        };
        return working;
    }

    private async Task EditAsync(string year)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        await Tracks.UpdateAsync(_ids[0], new TrackUpdate { Year = year }, Cancel);
        await _history.LoadAsync(Cancel);
    }

    private async Task<string?> YearAsync() => (await Tracks.GetAsync(_ids[0], Cancel))?.Year;
}
