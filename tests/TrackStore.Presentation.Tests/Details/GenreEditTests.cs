using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Details;

/// <summary>The genres of a track, which are edited as one text.</summary>
public sealed class GenreEditTests : PanelTest
{
    private TrackDetailsViewModel _details = null!;
    private long _id;

    private FieldViewModel Genres => _details.GetField(TrackField.Genres);

    public override async ValueTask InitializeAsync()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Genres = ["IDM"] }, Cancel);
        _id = track.Id;
        await Tracks.AddPlatformInfoAsync(_id, "discogs", "11146", cancellationToken: Cancel);
        await Tracks.SetTrackGenresAsync(_id, ["Electronic", "Folk, World, & Country"], "discogs", Cancel);
        _details = await CreateAsync(panels => panels.CreateTrackDetails());
        await _details.SelectAsync(_id, Cancel);
    }

    [Fact]
    public void Genres_OfAPlatform_ShowWhereTheyComeFromAndWhatOthersSay()
    {
        Assert.Equal(
            ("Electronic; Folk, World, & Country", "Discogs", false, "Separated by semicolons"),
            (Genres.Value, Genres.SourceText, Genres.CanRevert, Genres.Hint));
        Assert.Equal(
            [("Electronic; Folk, World, & Country", "Discogs", true), ("IDM", "Imported", false)],
            Genres.Candidates.Select(candidate => (candidate.Text, candidate.SourceText, candidate.CanUse)));
    }

    [Fact]
    public async Task SaveAsync_TextOfGenres_CanBeRevertedAndUndone()
    {
        bool isSaved = await _details.EditAsync(TrackField.Genres, " House ;Folk, World, & Country;", Cancel);

        Assert.Equal((true, "House; Folk, World, & Country", "You", true), (isSaved, Genres.Value, Genres.SourceText, Genres.CanRevert));
        Assert.Equal(["House", "Folk, World, & Country"], _details.ShownGenres);
        Assert.True(await _details.RevertAsync(TrackField.Genres, Cancel));
        Assert.Equal(("Electronic; Folk, World, & Country", false), (Genres.Value, Genres.CanRevert));
        Assert.True(await _details.UndoAsync(Cancel));
        Assert.Equal("House; Folk, World, & Country", Genres.Value);
    }

    [Fact]
    public async Task SaveAsync_NoGenres_IsDeliberatelyEmpty()
    {
        await _details.EditAsync(TrackField.Genres, " ", Cancel);

        Assert.Equal((null, "You", true), (Genres.Value, Genres.SourceText, Genres.CanRevert));
        Assert.Empty(_details.ShownGenres);
        Assert.Null(Genres.Candidates[0].Text);
    }

    [Fact]
    public async Task SaveAsync_GenresEditedElsewhereMeanwhile_KeepsTheTextAndShowsTheOther()
    {
        await Ui.CallAsync(() => Genres.Text = "House");
        await Tracks.UpdateAsync(_id, new TrackUpdate { Genres = ["Techno"] }, Cancel);

        bool isSaved = await _details.SaveAsync(TrackField.Genres, Cancel);

        Assert.Equal((false, FieldProblem.Conflict, "House", "Techno"), (isSaved, Genres.Problem, Genres.Text, Genres.Value));
        Assert.True(await _details.SaveAsync(TrackField.Genres, Cancel));
        Assert.Equal("House", Genres.Value);
    }

    [Fact]
    public async Task UsePlatformAsync_Genres_FollowThePlatform()
    {
        await _details.EditAsync(TrackField.Genres, "House", Cancel);

        bool isPinned = await _details.UsePlatformAsync(TrackField.Genres, "discogs", Cancel);
        await Tracks.SetTrackGenresAsync(_id, ["Braindance"], "discogs", Cancel);
        await _details.RefreshAsync(Cancel);

        Assert.Equal((true, "Braindance", "Pinned to Discogs", true), (isPinned, Genres.Value, Genres.SourceText, Genres.CanRevert));
    }
}
