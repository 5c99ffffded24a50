using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Lists;

public sealed class BulkEditTests : PanelTest
{
    private BulkEditViewModel Edit { get => field ??= ViewModels.CreateBulkEdit(); }

    [Fact]
    public void CreateEdit_TypedFields_ChangesOnlyThese()
    {
        Type(TrackField.Bpm, " 128.5 ");
        Type(TrackField.Genres, "House; Folk, World, & Country");
        Type(TrackField.Label, " ");

        BulkEdit? edit = Edit.CreateEdit();

        Assert.Equal(
            new BulkEdit { Fields = new TrackUpdate { Bpm = 128.5, Genres = new[] { "House", "Folk, World, & Country" } } }, edit);
    }

    [Fact]
    public void CreateEdit_TextThatIsNoNumber_SaysSoAtItsInput()
    {
        Type(TrackField.Bpm, "fast");
        Type(TrackField.Label, "Warp");

        BulkEdit? edit = Edit.CreateEdit();

        Assert.Null(edit);
        Assert.Equal(["This isn't a number."], Edit.Fields.Select(field => field.ProblemText).OfType<string>());
        Type(TrackField.Bpm, "128");
        Assert.All(Edit.Fields, field => Assert.Null(field.ProblemText));
        Assert.NotNull(Edit.CreateEdit());
    }

    private void Type(TrackField field, string text) => Edit.Fields.Single(input => input.Field == field).Text = text;
}
