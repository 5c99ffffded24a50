using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Details;

public sealed class TrackDetailsTests : PanelTest
{
    [Fact]
    public async Task EditAsync_OfAField_SavesItAsTheUsers()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Year = "1998" }, Cancel);
        TrackDetailsViewModel details = await CreateAsync(panels => panels.CreateTrackDetails());
        await details.SelectAsync(track.Id, Cancel);

        bool isSaved = await details.EditAsync(TrackField.Year, " 1999 ", Cancel);

        FieldViewModel year = details.GetField(TrackField.Year);
        Assert.True(isSaved);
        Assert.Equal(("1999", "1999", false, FieldLayer.User), (year.Value, year.Text, year.IsEdited, year.Layer));
        Assert.Equal("1999", (await Tracks.GetAsync(track.Id, Cancel))?.Year);
    }
}
