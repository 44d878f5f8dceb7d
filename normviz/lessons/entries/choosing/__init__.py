"""Chapter: choosing and porting."""
