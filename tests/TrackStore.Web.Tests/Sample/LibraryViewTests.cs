using TrackStore.Sample.Web.Components.Library;

namespace TrackStore.Web.Tests.Sample;

public sealed class LibraryViewTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?view=tracks")]
    [InlineData("/track/42?view=table&q=caf%C3%A9%20%26%20bar&sort=-year")]
    [InlineData("/?view=table&album=7&genre=trip%20hop&tag=Warm-up&decade=1990&bpm=120&key=Am&platform=spotify&due=1&missing=picture")]
    public void ToAddress_OfAParsedAddress_IsTheSame(string address)
        => Assert.Equal(address, LibraryView.Parse(address[1..]).ToAddress());

    [Theory]
    [InlineData("?view=99&decade=x&bpm=-1&key=none&missing=all&album=1e9", "/")]
    [InlineData("track/none", "/")]
    [InlineData("?sort=drop", "/?sort=drop")]
    public void Parse_ValuesThatDoNotExist_LeavesThemOut(string path, string expected)
    {
        var view = LibraryView.Parse(path);

        Assert.Equal(expected, view.ToAddress());
        Assert.Equal("title", view.Order);
    }

    [Fact]
    public void GetChips_EachFilter_LeadsToTheViewWithoutIt()
    {
        var view = LibraryView.Parse("?view=table&genre=Dub&tag=Sunday&decade=1990&bpm=120&key=Am&platform=discogs&due=1&missing=tag");

        FilterChip[] chips = [.. view.GetChips(new PresentationTexts())];

        Assert.Equal(8, chips.Length);
        Assert.All(chips, chip => Assert.Equal(7, chip.Without.GetChips(new PresentationTexts()).Count()));
        Assert.True(view.IsFiltered);
        Assert.False(LibraryView.Parse("?view=table&sort=artist").IsFiltered);
    }

    [Theory]
    [InlineData("genre", TrackField.Genres)]
    [InlineData("year", TrackField.Year)]
    [InlineData("bpm", TrackField.Bpm)]
    [InlineData("key", TrackField.MusicalKey)]
    public void Of_QueryForTheLackOfAField_IsTheViewThatAsksForIt(string name, TrackField field)
    {
        var view = LibraryView.Of(new TrackQuery { Without = field });

        Assert.Equal($"/?view=table&missing={name}", view.ToAddress());
        Assert.Equal(field, LibraryView.Parse(view.ToAddress()[1..]).ToTrackQuery().Without);
        Assert.Single(view.GetChips(new PresentationTexts()));
    }

    [Fact]
    public void SortBy_TheSameHeadingTwice_Reverses()
    {
        LibraryView once = new LibraryView { Kind = ViewKind.Table } with { Sort = "bpm" };

        LibraryView twice = once with { Sort = once.SortBy("bpm") };

        Assert.Equal((TrackOrder.Bpm, false), (once.ToTrackQuery().OrderBy, once.ToTrackQuery().Descending));
        Assert.Equal((TrackOrder.Bpm, true), (twice.ToTrackQuery().OrderBy, twice.ToTrackQuery().Descending));
        Assert.Equal(once.Sort, twice.SortBy("bpm"));
    }

    [Fact]
    public void ToAlbumQuery_Always_LeavesOutAlbumsWithoutTracks()
        => Assert.True(LibraryView.Parse("?q=night").ToAlbumQuery().HasTracks);

    [Fact]
    public void ToTrackQuery_OfAnAlbum_IsInItsOrder()
        => Assert.Equal(TrackOrder.AlbumPosition, LibraryView.Parse("?view=table&album=3").ToTrackQuery().OrderBy);
}
