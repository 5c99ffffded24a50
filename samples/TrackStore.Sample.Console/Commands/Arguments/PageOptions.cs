using System.CommandLine;
using System.Globalization;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>The options of a list in pages.</summary>
internal sealed class PageOptions
{
    public const int DefaultSize = 50;

    /// <summary>Initializes a new instance of the <see cref="PageOptions"/> class.</summary>
    /// <param name="noun">What a page lists, several of them.</param>
    /// <param name="maxSize">The most on a page.</param>
    public PageOptions(string noun, int maxSize)
    {
        Size = new Option<int>("--page-size")
        {
            Description = $"{char.ToUpperInvariant(noun[0])}{noun[1..]} on a page, 1 to {maxSize}",
            DefaultValueFactory = _ => DefaultSize,
            HelpName = "number",
        };
        Size.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => IsNumber(token.Value, out int size) && size >= 1 && size <= maxSize))
                result.AddError($"--page-size takes 1 to {maxSize}.");
        });
    }

    public Option<int> Size { get; }

    public Option<string?> Cursor { get; } = new("--cursor") { Description = "The next page, as the previous page named it" };

    public void AddTo(Command command)
    {
        command.Options.Add(Size);
        command.Options.Add(Cursor);
    }

    public int SizeOf(ParseResult arguments) => arguments.GetValue(Size);

    public string? CursorOf(ParseResult arguments) => arguments.GetValue(Cursor);

    /// <summary>Reads a page; a cursor of another list fails as a command does.</summary>
    public async Task<T> ReadAsync<T>(ParseResult arguments, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (ArgumentException) when (CursorOf(arguments) is not null)
        {
            // Everything else was checked before.
            throw new CommandException(
                "This --cursor doesn't belong to this list. Repeat the command that named it, with the same filters and order.");
        }
    }

    private static bool IsNumber(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
