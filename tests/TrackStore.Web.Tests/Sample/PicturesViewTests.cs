using TrackStore.Sample.Web.Components.Pictures;

namespace TrackStore.Web.Tests.Sample;

public sealed class PicturesViewTests
{
    [Theory]
    [InlineData("/pictures")]
    [InlineData("/pictures?tab=all&kind=tracks")]
    [InlineData("/pictures?tab=low&below=300")]
    [InlineData("/pictures?source=user&kind=either")]
    [InlineData("/pictures/album/5?tab=duplicates")]
    [InlineData("/pictures/track/7")]
    [InlineData("/pictures/track/7?kind=albums")]
    public void Parse_OwnAddress_LeadsToTheSame(string address)
        => Assert.Equal(address, PicturesView.Parse(address[1..]).ToAddress());

    [Fact]
    public void AddressOf_Source_LeavesTheKindToThePage()
        => Assert.Equal("/pictures?source=user&kind=either", PicturesView.AddressOf(Sources.User));

    [Theory]
    [InlineData("pictures?tab=other&kind=x&below=7")]
    [InlineData("pictures/genre/5")]
    [InlineData("pictures/album/five")]
    [InlineData("pictures/album/5/6")]
    public void Parse_SomethingElse_ShowsTheFirstList(string address) => Assert.Equal(new PicturesView(), PicturesView.Parse(address));
}
