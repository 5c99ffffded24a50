using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>The option of commands that change many tracks at once, and what they say about the change.</summary>
internal sealed class ChangeOptions
{
    public Option<bool> Preview { get; } = new("--preview") { Description = "Only tells how many tracks this touches" };

    public ChangeMode ModeOf(ParseResult arguments) => arguments.GetValue(Preview) ? ChangeMode.Preview : ChangeMode.Apply;

    /// <summary>Says what was changed, or would be, and how to undo it.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="result">The change.</param>
    /// <param name="preview">What would be changed.</param>
    /// <param name="done">What was changed.</param>
    public static void Write(Output output, ChangeResult result, FormattableString preview, FormattableString done)
    {
        output.Line(result.IsPreview ? preview : done);
        if (result.Change is { } change)
            output.Note($"\"undo {change.Id}\" takes it back.");
    }
}
