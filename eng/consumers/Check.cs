/// <summary>What every consumer expects of the packages.</summary>
internal static class Check
{
    /// <summary>Prints what holds, and ends the application with an error otherwise.</summary>
    public static void That(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException($"Expected that {what}.");
        Console.WriteLine($"ok: {what}");
    }
}
